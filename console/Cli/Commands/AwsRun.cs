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
    public async Task<int> RunAsync(
        Func<Task<IReadOnlyList<Deployment>>> find, IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        List<AwsTarget> targets = [];
        try
        {
            foreach (var deployment in (await find()).OrderBy(deployment => deployment.Variant))
                targets.Add(AwsTarget.Open(deployment, Environment.GetEnvironmentVariable, TimeProvider.System));
            return targets switch
            {
                [var sole] => await RunAsync(sole, samples, cancellationToken),
                [var durable, var stepFunctions] when durable.Variant != stepFunctions.Variant =>
                    await RunAsync(new TwinStacks(durable, stepFunctions), samples, cancellationToken),
                _ => Exit.Usage("A run takes one root of each variant, or one alone."),
            };
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }
        catch (Exception failure) when (AwsFailure.Explain(failure) is { } line)
        {
            return Exit.Usage(line);
        }
        finally
        {
            targets.ForEach(target => target.Dispose());
        }
    }

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
