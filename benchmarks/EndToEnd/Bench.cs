using System.Globalization;
using System.Runtime.InteropServices;
using Comparison.Domain;
using Comparison.EndToEnd.Sites;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Workflows;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd;

/// <summary>Times workflows in both variants: cold, warm, and under a load that rises until it brings no more.</summary>
/// <remarks>One variant after the other, so that neither takes the machine from the other.</remarks>
public sealed class Bench(ISite site, BenchSettings settings, TimeProvider time, SampleLog log, IProgress<BenchProgress> progress)
{
    private readonly List<BenchSeries> _series = [];

    /// <summary>Runs the bench. What was measured before it was stopped is in the result as well.</summary>
    /// <param name="rawFile">Where the log writes to, for the result.</param>
    public async Task<BenchResult> RunAsync(
        IReadOnlyList<WorkflowName> workflows, string rawFile, CancellationToken cancellationToken)
    {
        var result = new BenchResult(site.Name, time.GetUtcNow(), BenchMachine.Read(), settings, site.Delays, rawFile, _series);
        try
        {
            foreach (var workflow in workflows)
            foreach (var variant in Enum.GetValues<Variant>())
                await MeasureAsync(workflow, variant, cancellationToken);
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return result with { StoppedBecause = "stopped by its user" };
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return result with { StoppedBecause = stop.Message };
        }
        catch (Exception stop) when (AwsFailure.Explain(stop) is { } line)
        {
            return result with { StoppedBecause = line };
        }
    }

    private async Task MeasureAsync(WorkflowName workflow, Variant variant, CancellationToken cancellationToken)
    {
        var sample = ScenarioCatalog.AskingSample(workflow);
        var run = new SeriesRun(site, settings, time, log, progress, variant, sample);
        try
        {
            await run.RunAsync(cancellationToken);
        }
        finally
        {
            _series.Add(run.Series);
        }
    }
}

/// <summary>Where a bench is.</summary>
/// <param name="Part">What it does: <c>cold</c>, <c>warm-up</c>, <c>measured</c> or <c>load</c>.</param>
/// <param name="Of">How many there will be; null when that shows on the way.</param>
public sealed record BenchProgress(Variant Variant, WorkflowName Workflow, string Part, int Done, int? Of);

/// <summary>What a bench ran on.</summary>
/// <param name="LoadAverage">Of the last minute when it began, where the system tells: over the cores, others were at work.</param>
public sealed record BenchMachine(string OperatingSystem, string Processor, int Cores, long MemoryMegabytes, string Runtime, double? LoadAverage)
{
    private const string Processors = "/proc/cpuinfo";
    private const string Loads = "/proc/loadavg";

    public static BenchMachine Read() => new(
        RuntimeInformation.OSDescription,
        Line(Processors, "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024),
        RuntimeInformation.FrameworkDescription,
        File.Exists(Loads) ? double.Parse(File.ReadAllText(Loads).Split(' ')[0], CultureInfo.InvariantCulture) : null);

    private static string? Line(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
