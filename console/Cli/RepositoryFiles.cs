using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.EndToEnd;
using Comparison.Local.Stacks;
using Comparison.Reports;
using Comparison.Reports.Figures;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Twins;

namespace Comparison.Cli;

/// <summary>Where the sources are that the CLI shows: it runs from the checkout that built it.</summary>
internal static class RepositoryFiles
{
    /// <summary>The checkout.</summary>
    public static string Root => SourceTree.Root;

    /// <summary>Where reports go.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    public static TwinPaths TwinsOf(WorkflowName workflow) => SourceTree.TwinsOf(workflow);

    /// <summary>A path of the repository as people write it.</summary>
    public static string Shown(string path) => SourceTree.Shown(path);

    /// <summary>A path that the user gave, seen from where the user stands: the script changes into the repository.</summary>
    public static string FromUser(string path) =>
        Path.GetFullPath(path, Environment.GetEnvironmentVariable("COMPARE_DIRECTORY") ?? Environment.CurrentDirectory);
}

/// <summary>Where the report is written, from what was just run and what was timed last.</summary>
internal static class ReportFolder
{
    /// <summary>What the last whole run of the readable forms wrote.</summary>
    public static string Whole { get; } = Path.Combine(RepositoryFiles.Artifacts, "report");

    /// <summary>How JSON is written that people look into.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };

    public static string Results { get; } = Path.Combine(RepositoryFiles.Root, "benchmarks", "results");

    public static BenchFiles Benches { get; } = new(Path.Combine(RepositoryFiles.Artifacts, "bench"));

    /// <summary>Where a run's report goes: a part of everything stands apart, so that what was written of the whole stays.</summary>
    public static string For(Form form, bool isWhole)
    {
        var whole = form == Form.Readable ? Whole : Path.Combine(Whole, form.ToText());
        return Directory.CreateDirectory(isWhole ? whole : Path.Combine(whole, "partial")).FullName;
    }

    /// <summary>One line for below a part of everything: since when the whole has been there.</summary>
    public static string OfTheWhole() => new FileInfo(Path.Combine(Whole, "index.html")) is { Exists: true } page
        ? string.Create(CultureInfo.InvariantCulture, $"This was a part: the whole report of {page.LastWriteTimeUtc:yyyy-MM-dd HH:mm} UTC stays in {RepositoryFiles.Shown(page.FullName)}")
        : "This was a part: compare run writes the whole report.";

    /// <summary>Writes a run's report with the time it is of.</summary>
    /// <returns>What was written.</returns>
    public static async Task<string> WriteRunAsync(string folder, JsonObject report, CancellationToken cancellationToken)
    {
        report.Insert(0, "at", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var text = report.ToJsonString(Indented);
        await File.WriteAllTextAsync(Path.Combine(folder, "run.json"), text, cancellationToken);
        return text;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="folder">Where it goes.</param>
    /// <param name="isPublished">Whether the report for GitHub is written as well, which is committed.</param>
    /// <returns>The paths that were written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, IReadOnlyList<SampleComparison> samples, IReadOnlyList<ScenarioComparison> scenarios, bool isPublished, CancellationToken cancellationToken)
    {
        var document = ReportDocument.Create(new(
            TimeProvider.System.GetUtcNow(), samples, scenarios, Benches.Read("local"), Benches.Read("aws"),
            ReplayGrowth.ReadLatest(Path.Combine(Results, "micro")), isPublished));
        var page = await ReportFiles.WritePageAsync(document, folder, cancellationToken);
        return isPublished ? [page, await ReportFiles.WriteLatestAsync(document, Results, cancellationToken)] : [page];
    }
}
