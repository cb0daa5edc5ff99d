using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.EndToEnd.Sites;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd;

/// <summary>Times workflows in both variants: cold, warm, and under a load that rises until it brings no more.</summary>
/// <remarks>One variant after the other, so that neither takes the machine from the other.</remarks>
public sealed class Bench(ISite site, BenchSettings settings, TimeProvider time, SampleLog log, IProgress<BenchProgress> progress)
{
    // Somebody is asked in each of these.
    private static readonly Dictionary<WorkflowName, string> Asking = new()
    {
        [WorkflowName.Approval] = "REQ-003",
        [WorkflowName.Order] = "ORD-BIG",
        [WorkflowName.Moderation] = "ART-FLAGGED",
        [WorkflowName.Loan] = "ALICE",
    };

    private readonly List<BenchSeries> _series = [];

    /// <summary>Runs the bench. What was measured before it was stopped is in the result as well.</summary>
    /// <param name="rawFile">Where the log writes to, for the result.</param>
    public async Task<BenchResult> RunAsync(
        IReadOnlyList<WorkflowName> workflows, string rawFile, CancellationToken cancellationToken)
    {
        var result = new BenchResult(site.Name, time.GetUtcNow(), Machine.Read(), settings, site.Delays, rawFile, _series);
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
        catch (Exception stop) when (AwsTrouble.Explain(stop) is { } line)
        {
            return result with { StoppedBecause = line };
        }
    }

    private async Task MeasureAsync(WorkflowName workflow, Variant variant, CancellationToken cancellationToken)
    {
        var sample = SampleFiles.Of(workflow).Single(known => known.Name == Asking[workflow]);
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
