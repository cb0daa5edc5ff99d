using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Crashes;

/// <summary>Crashes every workflow at every checkpoint, or at every state, and says what came of it.</summary>
public static class CrashTable
{
    // Further ahead of the machine's clock than all crashes together last.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    /// <summary>The crashes of these workflows, in order; the workflows and variants are played at the same time.</summary>
    /// <param name="progress">Told in words how far it is.</param>
    public static async Task<IReadOnlyList<CrashTrial>> PlayAsync(
        LocalCloud cloud, IEnumerable<WorkflowName> workflows, Form form, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var played = 0;
        using var http = new HttpClient();
        var driver = new CrashStage(cloud, form, TimeProvider.System.GetUtcNow() + Ahead, http);
        var trials = await Task.WhenAll(workflows.SelectMany(workflow => new[]
        {
            ListAsync(new DurableCrashes(driver).PlayAsync(workflow, cancellationToken)),
            ListAsync(new MachineCrashes(driver).PlayAsync(workflow, cancellationToken)),
        }));
        return [.. trials.SelectMany(trial => trial)];

        async Task<List<CrashTrial>> ListAsync(IAsyncEnumerable<CrashTrial> crashes)
        {
            List<CrashTrial> found = [];
            await foreach (var crash in crashes)
            {
                found.Add(crash);
                progress?.Report($"crashes, {Interlocked.Increment(ref played)} so far");
            }
            return found;
        }
    }
}

/// <summary>One crash of a workflow in one variant, and what came of it.</summary>
/// <param name="Route">What the person at the desk did.</param>
/// <param name="Point">The operation or state at which it died.</param>
/// <param name="Moment">When, seen from side effect and record.</param>
/// <param name="Wrong">What differs from the run without a crash, and must not; none, if all is well.</param>
/// <param name="Repeated">The calls that were carried out more often than without a crash.</param>
/// <param name="Evidence">The events of the engine's history that tell of it; the names of their errors in brackets.</param>
public sealed record CrashTrial(
    WorkflowName Workflow, Variant Variant, string Route, string Point, string Moment,
    IReadOnlyList<string> Wrong, IReadOnlyList<string> Repeated, IReadOnlyList<string> Evidence)
{
    public bool IsRight => Wrong.Count == 0;
}

/// <summary>A run, and the invariants that do not hold of it.</summary>
internal sealed record CrashRun(SampleRun Run, IReadOnlyList<string> Broken);
