namespace Comparison.Reports.Pages;

/// <summary>The page's style sheet: light and dark as the reader's system has it, and nothing wider than the window but what scrolls.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--paper:#fff;--ink:#1f2328;--soft:#59636e;--rule:#d1d9e0;--shade:#f6f8fa;--link:#0a58ca}
        @media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9da7b1;--rule:#3d444d;--shade:#161b22;--link:#6cb6ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
        main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem 4rem}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .6rem}
        h2{font-size:1.35rem;margin:3rem 0 .6rem;padding-top:1rem;border-top:1px solid var(--rule)}
        p{max-width:46rem;margin:.6rem 0}
        .lead{color:var(--soft);font-size:1.05rem}
        a{color:var(--link)}
        nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;margin:1.2rem 0;list-style:none}
        .scroll{overflow-x:auto;margin:1rem 0}
        .scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
        table{border-collapse:collapse;font-size:.875rem;line-height:1.4;min-width:50%}
        caption{text-align:left;font-weight:600;padding:.3rem 0;white-space:nowrap}
        th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--rule)}
        th{color:var(--soft);font-weight:600}
        td{max-width:26rem;overflow-wrap:break-word}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        th.number{white-space:normal}
        figure{margin:1.4rem 0}
        figcaption{font-weight:600}
        figure .scroll{margin:.3rem 0;padding:.6rem;background:var(--shade);border-radius:6px}
        figure .chart{display:block;min-width:40rem}
        details{margin:.6rem 0}
        summary{cursor:pointer;color:var(--link)}
        @media print{
        details>*{display:block}
        details::details-content{content-visibility:visible;block-size:auto}
        h2{break-after:avoid}
        figure,tr{break-inside:avoid}
        .scroll{overflow:visible}
        table{font-size:7.5pt}
        caption{white-space:normal}
        th,td{padding:2pt 3pt}
        td:last-child{overflow-wrap:anywhere}
        }

        """;
}
