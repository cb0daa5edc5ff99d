using System.Text.RegularExpressions;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Sections;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Twins;

namespace Comparison.Reports.Slides;

/// <summary>Writes what the pages of the talk quote: code from its files, numbers from a run and the cost model, and figures.</summary>
internal sealed partial class TalkParts
{
    /// <summary>The folder of the figures, beside the pages.</summary>
    public const string FigureFolder = "figures";

    private readonly IReadOnlyList<SampleComparison> _samples;
    private readonly IReadOnlyList<WorkflowCost> _costs;
    private readonly Dictionary<string, Figure> _figures;

    public TalkParts(IReadOnlyList<SampleComparison> samples, ReplayGrowth replay)
    {
        _samples = samples;
        _costs = WorkflowCost.Longest(_samples);
        _figures = new[] { CostFigures.ByComponent(_costs), ByData(_costs), ReplayFigure.Create(replay), BurstFigure.Create() }.ToDictionary(figure => figure.Id);
    }

    /// <summary>The part that a comment asks for: its kind, and what of it.</summary>
    /// <param name="deck">For the table of its times.</param>
    /// <exception cref="TalkException">There is no such part.</exception>
    public string Write(string part, Deck deck)
    {
        var (kind, rest) = part.Split(' ', 2) is [var first, var second] ? (first, second) : (part, "");
        return kind switch
        {
            "answer" => string.Join("\n\n", AnswerSection.Margin(_costs), Table(AnswerSection.Factors(_costs)), AnswerSection.Doubt(_costs), AnswerSection.WhenNot(_costs)),
            "code" => Code(rest),
            "figure" when _figures.TryGetValue(rest, out var figure) => $"![{Description(figure)}]({FigureFolder}/{rest}.svg)",
            "law" => Table(TalkTables.Law(RunDollars.Terms)),
            "units" => Table(TalkTables.Units(_samples.Where(sample => _costs.Any(cost => cost.Name.EndsWith(sample.Sample.Name, StringComparison.Ordinal))))),
            "bills" => Table(TalkTables.Bills(_costs)),
            "ratios" => Table(TalkTables.Ratios(_costs)),
            "flips" => Table(TalkTables.Flips(_costs)),
            "published" => Table(TalkTables.Published()),
            "parity" => TalkTables.Parity(_samples),
            "faults" => Table(BreakTables.Faults(Read(BreakTables.Source), rest.Split(' ')[0], rest.Split(' ')[1..])),
            "deployments" => Table(BreakTables.Redeployments(Read(BreakTables.Source), rest.Split(' '))),
            "timing" => Table(deck.Timing()),
            _ => throw new TalkException($"nothing writes a part '{part}'"),
        };
    }

    /// <summary>The figures as files, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DrawAsync()
    {
        var drawn = new Dictionary<string, string>();
        foreach (var (name, figure) in _figures)
            drawn[$"{name}.svg"] = ForSlides(await figure.ToSvgAsync()) + "\n";
        return drawn;
    }

    // Of the workflow that flips with the least data.
    private static Figure ByData(IEnumerable<WorkflowCost> costs)
    {
        var (name, data) = costs.Select(cost => (cost.Name, Data: cost.BreakEvens.Single(each => each.Varied.Unit == "KB")))
            .MinBy(each => each.Data.Flip.At ?? decimal.MaxValue);
        return CostFigures.BreakEven(name, data.Varied, data.Flip, "break-even-data");
    }

    private static string Code(string rest)
    {
        if (rest.Split(" | ") is not [var file, var name, .. var members])
            throw new TalkException($"a part of code names its file and its region: FILE | REGION, not '{rest}'");
        var lines = CodeRegion.Find(file, Read(file), name, [.. members.SelectMany(member => member.Split(' '))]);
        return $"[{name}, in {Path.GetFileName(file)}](../../{file})\n\n```{CodeRegion.Language(file)}\n{string.Join('\n', lines)}\n```";
    }

    private static string Read(string file)
    {
        var path = Path.Combine(SourceTree.Root, file);
        return File.Exists(path) ? File.ReadAllText(path) : throw new TalkException($"there is no file {file}");
    }

    private static string Description(Figure figure) =>
        $"{figure.Title}. {figure.Parameters["Description"]}".Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    private static string Table(DocumentTable table) => Markdown.Table(table).TrimEnd('\n');

    // A picture in a slide does not know the slide's theme: it stands on white, and the dark theme turns its colours round.
    private static string ForSlides(string svg) => DarkScheme().Replace(svg, ".chart{background:#fff}");

    [GeneratedRegex(@"@media \(prefers-color-scheme:dark\)\{\.chart\{[^}]*\}\}")]
    private static partial Regex DarkScheme();
}
