using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.EndToEnd;
using Comparison.Local.Stacks;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Verification;

namespace Comparison.Reports;

/// <summary>What a verification found, to be kept: what was deployed where, case by case, with what it was held against.</summary>
/// <param name="At">When it began.</param>
/// <param name="Deployments">What was verified.</param>
/// <param name="IsAws">Whether that was on AWS, and not on an endpoint of one's own.</param>
/// <param name="Versions">Programs and packages by name.</param>
public sealed record Evidence(
    DateTimeOffset At, IReadOnlyList<Deployment> Deployments, bool IsAws, IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<VerifiedRun> Runs, IReadOnlyList<CloudWatchCounter> Counters, BenchResult? Bench)
{
    /// <summary>The evidence for readers.</summary>
    public string ToMarkdown() => Markdown.Write(new(Title, Lead, [.. Sections()]), figures: "");

    /// <summary>The histories that were compared, without payloads, for whoever wants to count for themselves.</summary>
    public JsonObject ToJson() => new()
    {
        ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
        ["aws"] = IsAws,
        ["versions"] = new JsonObject(Versions.Select(version => KeyValuePair.Create(version.Key, (JsonNode?)version.Value))),
        ["runs"] = new JsonArray([.. Runs.Select(run => new JsonObject
        {
            ["case"] = run.Case.Name,
            ["variant"] = run.Variant.ToText(),
            ["status"] = run.Applied.Status,
            ["differences"] = new JsonArray([.. run.Differences.Select(difference => JsonValue.Create(difference))]),
            ["deployment"] = Timeline(run.Applied.Timeline),
            ["local"] = Timeline(run.Local.Timeline),
        })]),
    };

    private string Title => $"{(IsAws ? "Evidence from AWS" : "A verification of a deployment that is not on AWS")}, {At:yyyy-MM-dd}";

    private string Lead
    {
        get
        {
            var same = Runs.Count(run => run.Differences.Count == 0);
            var where = string.Join(", ", Deployments.Select(deployment => $"{deployment.Variant.ForPeople()} in {deployment.Region}, AWS packages {deployment.AwsPackages}"));
            return $"{same} of {Runs.Count} runs did on the deployment what they do on the local engines: outcome, rows, history event by event (ids, "
                + $"instants and payloads masked), billing units. Deployed: {where}. {string.Join(", ", Versions.Select(version => $"{version.Key} {version.Value}"))}.";
        }
    }

    private IEnumerable<Section> Sections()
    {
        yield return new("runs", "Run by run", [new(Table: Table()), .. Found()]);
        yield return new(
            "counters", "The account's own counters",
            [
                new("CloudWatch's sums over the minutes of the verification; whoever else used the account then is in them. The last minutes may be missing: CloudWatch is late."),
                new(Table: new(
                    "Sums by CloudWatch, beside the same counted from the histories above",
                    [.. Column.Texts("metric", "of"), .. Column.Numbers("CloudWatch", "by histories")],
                    [.. Counters.Select(counter => (string[])[counter.Metric, counter.Subject, counter.Missing ?? Number(counter.Sum), Number(ByHistories(counter))])])),
            ]);
        if (Bench is { } bench)
            yield return new("times", "Times", [.. bench.StoppedBecause is { } why ? [new Block($"Not complete: {why}.")] : Array.Empty<Block>(), .. Enum.GetValues<Variant>()
                .Select(variant => (variant, Series: bench.Series.Where(one => one.Variant == variant).ToList())).Where(pair => pair.Series.Count > 0)
                .Select(pair => new Block(Table: LatencyTables.Percentiles(
                    $"{pair.variant.ForPeople()}, warm, milliseconds, {(IsAws ? "AWS" : "local engine, not AWS")}", pair.Series)))]);
    }

    private DocumentTable Table() => new(
        "A run on the deployment, held against the local engine",
        [.. Column.Texts("case", "variant", "ended"), .. Column.Numbers("events", "units", "invocations"), .. Column.Texts("against the local engine")],
        [.. Runs.Select(run => (string[])
        [
            run.Case.Name, run.Variant.ForPeople(), run.Applied.Status, $"{run.Events}", $"{run.Units}",
            run.Variant == Variant.Durable ? $"{run.Invocations}" : "–", run.Differences.Count == 0 ? "same" : $"{run.Differences.Count} differences",
        ])]);

    private IEnumerable<Block> Found() => Runs.SelectMany(run => run.Differences.Select(difference =>
        new Block($"{run.Case.Name}, {run.Variant.ForPeople()}: {difference}")));

    private decimal ByHistories(CloudWatchCounter counter) => Runs.Where(run => counter.IsOf(run.Variant, run.Case.Sample.Workflow)).Sum(run => run.Units);

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";

    private static JsonArray Timeline(IReadOnlyList<TimelineEntry> timeline) => new([.. timeline.Select(entry => new JsonObject
    {
        ["at"] = entry.At.ToString("O", CultureInfo.InvariantCulture), ["event"] = entry.Event, ["name"] = entry.Name, ["error"] = entry.Error,
    })]);
}
