using Comparison.Reports;
using Comparison.Reports.Figures;
using Comparison.EndToEnd;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Catalog;

namespace Comparison.Cli;

/// <summary>Where the report is written, from what was just run and what was timed last.</summary>
internal static class ReportFolder
{
    private const string Replay = "Comparison.Micro.Durable.WhatDoesReplayCost-report-brief.json";

    public static string Page { get; } = Path.Combine(RepositoryFiles.Artifacts, "report");

    public static string Results { get; } = Path.Combine(RepositoryFiles.Root, "benchmarks", "results");

    public static BenchFiles Benches { get; } = new(Path.Combine(RepositoryFiles.Artifacts, "bench"));

    /// <summary>Writes the page.</summary>
    /// <param name="isPublished">Whether the report for GitHub is written as well, which is committed.</param>
    /// <returns>The paths that were written.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        IReadOnlyList<SampleComparison> samples, IReadOnlyList<ScenarioComparison> scenarios, bool isPublished, CancellationToken cancellationToken)
    {
        var document = ReportDocument.Of(new(
            TimeProvider.System.GetUtcNow(), samples, scenarios, Benches.Read("local"), Benches.Read("aws"),
            ReplayGrowth.Read(Path.Combine(Results, "micro", Replay))));
        var page = await ReportFiles.WritePageAsync(document, Page, cancellationToken);
        return isPublished ? [page, await ReportFiles.WriteLatestAsync(document, Results, cancellationToken)] : [page];
    }
}
