using System.Globalization;

namespace Comparison.Reports.Charts;

/// <summary>The style sheet of every chart. A page takes it once; a chart that is a file of its own carries it along.</summary>
/// <remarks>
/// Blue and vermilion of Okabe and Ito's palette, which people with any colour blindness tell apart, lighter on dark ground. Colour
/// never stands alone: the variants differ in the shape of their marks and the dash of their lines as well.
/// </remarks>
public static class ChartStyle
{
    public const string Css = """
        .chart{--ink:#1f2328;--soft:#59636e;--rule:#d1d9e0;--durable:#0072b2;--stepfunctions:#c65102;--neutral:#6e7781;max-width:100%;height:auto}
        @media (prefers-color-scheme:dark){.chart{--ink:#e6edf3;--soft:#9da7b1;--rule:#3d444d;--durable:#56b4e9;--stepfunctions:#f0a04b;--neutral:#9198a1}}
        .chart text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--ink)}
        .chart .soft{fill:var(--soft);font-size:11px}
        .chart .end{text-anchor:end}
        .chart .middle{text-anchor:middle}
        .chart .rule{stroke:var(--rule);stroke-width:1}
        .chart .durable{--hue:var(--durable)}
        .chart .stepfunctions{--hue:var(--stepfunctions)}
        .chart .neutral{--hue:var(--neutral)}
        .chart .fill{fill:var(--hue)}
        .chart .line{fill:none;stroke:var(--hue);stroke-width:2}
        .chart .stepfunctions.line{stroke-dasharray:6 3}
        .chart .line.solid{stroke-dasharray:none}
        .chart .band{fill:var(--hue);fill-opacity:.14}
        .chart .raw{fill:var(--hue);fill-opacity:.35}
        .chart .mark{stroke:var(--ink);stroke-width:1.5}
        .chart .part0{fill-opacity:1}
        .chart .part1{fill-opacity:.55}
        .chart .part2{fill-opacity:.25}
        .chart .part3{fill-opacity:.08}
        .chart .thin{stroke-width:1}
        .chart .dot{stroke:var(--ink);stroke-width:1.5}
        .chart .box{stroke:var(--hue);stroke-width:1}
        """;
}

/// <summary>How charts write numbers: a dot as decimal mark, whatever the machine's culture.</summary>
public static class ChartNumber
{
    /// <summary>A coordinate, to a hundredth of a unit: finer than a screen shows.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A value on an axis or beside a mark: three digits, thousands as k, M and G; a dash for what is no number.</summary>
    public static string Label(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        var (scaled, suffix) = Math.Abs(value) switch
        {
            >= 1e9 => (value / 1e9, "G"),
            >= 1e6 => (value / 1e6, "M"),
            >= 1e4 => (value / 1e3, "k"),
            _ => (value, ""),
        };
        return scaled.ToString(Format(Math.Abs(scaled)), CultureInfo.InvariantCulture) + suffix;
    }

    private static string Format(double size) => size switch
    {
        >= 100 => "#,0",
        >= 10 => "0.#",
        >= 0.01 => "0.##",
        >= 0.00001 or 0 => "0.#####",
        _ => "0.#E0",
    };
}
