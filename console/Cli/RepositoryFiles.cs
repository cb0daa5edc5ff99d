using Comparison.Domain;
using Comparison.EndToEnd;
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
    public static string Page { get; } = Path.Combine(RepositoryFiles.Artifacts, "report");

    public static string Results { get; } = Path.Combine(RepositoryFiles.Root, "benchmarks", "results");

    public static BenchFiles Benches { get; } = new(Path.Combine(RepositoryFiles.Artifacts, "bench"));

    /// <summary>Writes the page.</summary>
    /// <param name="isPublished">Whether the report for GitHub is written as well, which is committed.</param>
    /// <returns>The paths that were written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        IReadOnlyList<SampleComparison> samples, IReadOnlyList<ScenarioComparison> scenarios, bool isPublished, CancellationToken cancellationToken)
    {
        var document = ReportDocument.Create(new(
            TimeProvider.System.GetUtcNow(), samples, scenarios, Benches.Read("local"), Benches.Read("aws"),
            ReplayGrowth.ReadLatest(Path.Combine(Results, "micro")), isPublished));
        var page = await ReportFiles.WritePageAsync(document, Page, cancellationToken);
        return isPublished ? [page, await ReportFiles.WriteLatestAsync(document, Results, cancellationToken)] : [page];
    }
}
