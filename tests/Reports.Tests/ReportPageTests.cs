using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Comparison.Reports.Charts;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Laws;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Documents;
using Comparison.Reports.Pages;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Costs;

namespace Comparison.Reports.Tests;

public sealed partial class ReportPageTests(ReportedRun run)
{
    [Fact]
    public async Task Page_EveryCell_IsTheDocuments()
    {
        var page = await PageAsync(run.Document);

        var cells = Cell().Matches(page).Select(cell => WebUtility.HtmlDecode(cell.Groups[1].Value));

        Assert.Equal(Tables(run.Document).SelectMany(table => table.Rows).SelectMany(row => row), cells);
    }

    [Fact]
    public async Task Page_NeedsNothingBesideIt_AndRunsNothing()
    {
        var page = await PageAsync(run.Document);

        Assert.DoesNotMatch("""(src|href)="(?!#)""", page);
        Assert.DoesNotMatch(@"(?i)<script|<link|@import|url\(|\son\w+=|javascript:", page);
        Assert.Equal(run.Document.Figures.Count(), Regex.Count(page, "<svg "));
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TextThatLooksLikeMarkup_IsText()
    {
        const string Sly = "<img src=x onerror=alert(1)>";
        Document document = new(Sly, Sly, [new("id", Sly, [new(Sly), new(Table: new(Sly, [new(Sly)], [[Sly]]))])]);

        Assert.DoesNotContain("<img", await PageAsync(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_OfEachWorkflow_AreTheModels()
    {
        var tables = Tables(run.Document).ToList();

        Assert.All(run.Data.Samples, sample =>
        {
            var row = tables.Single(table => table.Caption == $"{Name(sample)}: modelled dollars per million").Rows.Single(row => row[0] == "in all");
            var twins = MeteredCounts.Count(sample);
            Assert.Equal(Money.Dollars(Total(twins.Durable)), row[1]);
            Assert.Equal(Money.Dollars(Total(twins.StepFunctions)), row[3]);
        });
    }

    [Fact]
    public void Bars_OfEachWorkflow_AreTheModels()
    {
        var chart = run.Document.Figures.Single(figure => figure.Id == "cost-by-component");

        var totals = ((IReadOnlyList<BarGroup>)chart.Parameters["Groups"]).SelectMany(group => group.Bars).Select(bar => bar.Total);

        var expected = run.Data.Samples.Select(sample => MeteredCounts.Count(sample))
            .SelectMany(twins => new[] { Total(twins.Durable), Total(twins.StepFunctions) });
        Assert.All(totals.Zip(expected), pair => Assert.Equal((double)pair.Second, pair.First, tolerance: 1e-9));
    }

    [Fact]
    public void Bars_OfStepFunctions_HaveAContestedPartBesideTheirTotal()
    {
        var chart = run.Document.Figures.Single(figure => figure.Id == "cost-by-component");

        var bars = ((IReadOnlyList<BarGroup>)chart.Parameters["Groups"]).SelectMany(group => group.Bars).ToLookup(bar => bar.Hue, bar => bar.Contested);

        Assert.All(bars[Hue.Durable], contested => Assert.Equal(0, contested));
        Assert.All(bars[Hue.StepFunctions], contested => Assert.Equal(50, contested, tolerance: 1e-9));
    }

    [Fact]
    public void Report_OpensWithTheAnswer_AndItsRatiosAreTheModels()
    {
        var answer = run.Document.Sections[0];

        var rows = answer.Blocks.Select(block => block.Table).OfType<DocumentTable>().Single().Rows;

        Assert.Equal("answer", answer.Id);
        Assert.Contains(answer.Blocks, block => block.Figure?.Id == "cost-by-component");
        Assert.All(run.Data.Samples, sample =>
        {
            var (twins, thrifty) = (MeteredCounts.Count(sample), MeteredCounts.Count(sample.Thrifty!));
            string[] expected = [Times(twins, RunDollars.Terms), Times(twins, RunDollars.Terms.Contested), Times(thrifty, RunDollars.Terms)];
            Assert.Equal(expected, rows.Single(row => row[0] == Name(sample)).Skip(1).Take(3));
        });
    }

    // docs/how-we-measure.md opens with the law, in round dollars of us-east-1.
    [Fact]
    public async Task Law_InTheDocument_IsTheModels()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(FindRoot(), "docs", "how-we-measure.md"));

        Assert.All(Law.Derive(new(PriceSheets.For("us-east-1"))), row => Assert.Contains(
            FormattableString.Invariant($"\n| {RatioTables.Name(row.Element)} | {row.Durable:0.#} | {row.StepFunctions:0.#}{(row.Contested > 0 ? $" ({row.Contested:0.#} contested)" : "")} |\n"),
            document, StringComparison.Ordinal));
    }

    [Fact]
    public void LocalTimes_OfTheTwoVariants_StandInNoTableOrChartTogether()
    {
        var sections = run.Document.Sections.Where(section => section.Id.StartsWith("local-", StringComparison.Ordinal)).ToList();

        Assert.Equal(["local-durable", "local-stepfunctions"], sections.Select(section => section.Id));
        Assert.All(sections, section => Assert.Contains("local engine", section.Title, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Texts(sections[0]), text => text.Contains("Step Functions", StringComparison.Ordinal) || Times(text).Any(time => time is >= 101 and <= 110));
        Assert.DoesNotContain(Texts(sections[1]), text => text.Contains("durable", StringComparison.Ordinal) || Times(text).Any(time => time is >= 11 and <= 20));
    }

    [Fact]
    public void Report_OfABenchThatWasStopped_SaysSo()
    {
        var document = ReportDocument.Create(run.Data with { LocalBench = ReportedRun.Bench("local") with { StoppedBecause = "stopped by its user" } });

        Assert.Contains(document.Sections.Single(section => section.Id == "local").Blocks, block => block.Text == "Not complete: stopped by its user. What was measured until then is below.");
    }

    [Fact]
    public void Report_OfNothing_NamesWhatIsMissing()
    {
        var document = ReportDocument.Create(new(run.Data.At, [], []));

        Assert.Equal("unproven", Assert.Single(document.Sections).Id);
        Assert.Equal(6, document.Sections[0].Blocks.Count);
    }

    private static string Name(Scenarios.Runs.SampleComparison sample) =>
        $"{sample.Sample.Workflow.ToString().ToLowerInvariant()} {sample.Sample.Name}";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    private static string Times(TwinCounts twins, Terms terms)
    {
        decimal Cost(Counts counts) => Workload.Month(counts, terms, 1_000_000).Total;
        return FormattableString.Invariant($"{Cost(twins.StepFunctions) / Cost(twins.Durable):0.00}×");
    }

    private static decimal Total(Counts counts) => Workload.Month(counts, RunDollars.Terms, 1_000_000).Total;

    private static Task<string> PageAsync(Document document) =>
        ComponentText.RenderAsync(typeof(ReportPage), new Dictionary<string, object?> { ["Document"] = document });

    private static IEnumerable<DocumentTable> Tables(Document document) =>
        document.Sections.SelectMany(section => section.Blocks).Select(block => block.Table).OfType<DocumentTable>();

    private static IEnumerable<string> Texts(Section section) => section.Blocks.SelectMany(block => block switch
    {
        { Table: { } table } => [table.Caption, .. table.Rows.SelectMany(row => row)],
        { Figure: { } figure } => new[] { figure.Title, (string)figure.Parameters["Description"] },
        _ => [],
    });

    private static IEnumerable<int> Times(string text) =>
        Number().Matches(text).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex("<td[^>]*>(.*?)</td>")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\b\d{2,3}\b")]
    private static partial Regex Number();
}
