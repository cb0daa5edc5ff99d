using System.Text.Json;
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
    /// <summary>How reports are written.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true };

    /// <param name="find">Finds what is applied.</param>
    public Task<int> RunAsync(
        Func<Task<IReadOnlyList<Deployment>>> find, IReadOnlyList<Sample> samples, CancellationToken cancellationToken) =>
        AppliedTargets.UseAsync(find, targets => targets is [var durable, var stepFunctions]
            ? RunAsync(new TwinStacks(durable, stepFunctions), samples, cancellationToken)
            : RunAsync(targets[0], samples, cancellationToken));

    private async Task<int> RunAsync(TwinStacks both, IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        List<SampleComparison> comparisons = [];
        foreach (var sample in samples)
            comparisons.Add(await both.RunAsync(sample, cancellationToken));
        await WriteAsync(
            RunReport.OnAws(comparisons), report => RunTable.Write(Terminal.Console, comparisons, report), cancellationToken);
        return comparisons.All(comparison => comparison.IsSame) ? Exit.Same : Exit.Different;
    }

    private async Task<int> RunAsync(AwsTarget sole, IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        List<SampleResult> results = [];
        foreach (var sample in samples)
            results.Add(new(sample, await new SampleRunner(sole).RunAsync(sample, cancellationToken)));
        await WriteAsync(
            RunReport.OnAws(sole.Variant, results), report => RunTable.Write(Terminal.Console, sole.Variant, results, report), cancellationToken);
        return Exit.Same;
    }

    private async Task WriteAsync(JsonObject report, Action<string> print, CancellationToken cancellationToken)
    {
        var (text, file) = (report.ToJsonString(Indented), Path.Combine(folder, "run.json"));
        await File.WriteAllTextAsync(file, text, cancellationToken);
        if (asJson)
            Terminal.Say(text);
        else
            print(RepositoryFiles.Shown(file));
    }
}
