using Comparison.Domain;
using Comparison.Local.Cloud;

namespace Comparison.Scenarios.Crashes;

/// <summary>Crashes every workflow at every checkpoint, or at every state, and says what came of it.</summary>
public static class CrashTable
{
    // Further ahead of the machine's clock than all crashes together last.
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    /// <summary>The crashes of these workflows, in order; the workflows and variants are played at the same time.</summary>
    public static async Task<IReadOnlyList<CrashTrial>> PlayAsync(
        LocalCloud cloud, IEnumerable<WorkflowName> workflows, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var stage = new CrashStage(cloud, TimeProvider.System.GetUtcNow() + Ahead, http);
        var trials = await Task.WhenAll(workflows.SelectMany(workflow => new[]
        {
            new DurableCrashes(stage).PlayAsync(workflow, cancellationToken).ToListAsync(cancellationToken).AsTask(),
            new MachineCrashes(stage).PlayAsync(workflow, cancellationToken).ToListAsync(cancellationToken).AsTask(),
        }));
        return [.. trials.SelectMany(trial => trial)];
    }
}
