using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run --target aws</c>: the samples through what Terraform applied, both variants or the one that there is.</summary>
/// <param name="folder">Where the report goes.</param>
/// <param name="asJson">Whether the report is also printed, and nothing else is.</param>
internal sealed class AwsRun(string folder, bool asJson)
{
    /// <param name="find">Finds what is applied.</param>
    public Task<int> RunAsync(
        Func<Task<IReadOnlyList<Deployment>>> find, IReadOnlyList<Sample> samples, CancellationToken cancellationToken) =>
        AppliedTargets.UseAsync(find, targets => targets is [var durable, var stepFunctions]
            ? RunAsync(new TwinStacks(durable, stepFunctions), samples, cancellationToken)
            : RunAsync(targets[0], samples, cancellationToken));

    private async Task<int> RunAsync(TwinStacks both, IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        var comparisons = await RunAllAsync(samples, sample => both.RunAsync(sample, cancellationToken));
        await WriteAsync(
            RunReport.OnAws(comparisons), report => RunTable.Write(Terminal.Console, comparisons, report), cancellationToken);
        return comparisons.All(comparison => comparison.IsSame) ? Exit.Same : Exit.Different;
    }

    private async Task<int> RunAsync(AwsTarget sole, IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        var results = await RunAllAsync(
            samples, async sample => new SampleResult(sample, await new SampleRunner(sole).RunAsync(sample, cancellationToken)));
        await WriteAsync(
            RunReport.OnAws(sole.Variant, results), report => RunTable.Write(Terminal.Console, sole.Variant, results, report), cancellationToken);
        return Exit.Same;
    }

    // In real time, so that each may take hours.
    private static Task<List<T>> RunAllAsync<T>(IReadOnlyList<Sample> samples, Func<Sample, Task<T>> run) => Terminal.WaitAsync("samples", async progress =>
    {
        List<T> results = [];
        foreach (var sample in samples)
        {
            progress?.Report($"samples, {results.Count} of {samples.Count}: {sample.Name}");
            results.Add(await run(sample));
        }
        return results;
    });

    private async Task WriteAsync(JsonObject report, Action<string> print, CancellationToken cancellationToken)
    {
        var text = await ReportFolder.WriteRunAsync(folder, report, cancellationToken);
        if (asJson)
        {
            Terminal.Say(text);
            return;
        }
        print($"{RepositoryFiles.Shown(folder)}/run.json");
        Terminal.Tell(ReportFolder.OfTheWhole());
    }
}
