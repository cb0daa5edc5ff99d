using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Audits;

/// <summary>Audits a workflow of the suite on one of its requests.</summary>
public static class SampleAudit
{
    // The clock of a stack starts ahead of the machine's by more than a run lasts.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    /// <summary>Takes the request through a durable stack of its own, and replays what came of it.</summary>
    /// <inheritdoc cref="SampleRunner.RunAsync" path="/exception"/>
    public static async Task<AuditReport> RunAsync(LocalCloud cloud, Sample sample, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient();
        var options = new StackOptions { Start = TimeProvider.System.GetUtcNow() + Ahead };
        var stack = await LocalStack.DeployAsync(cloud, Variant.Durable, options, cancellationToken);
        return await new DeterminismAudit(stack.Account, stack.Services.Lambda)
            .RunAsync(() => new SampleRunner(new LocalTarget(stack, http)).RunAsync(sample, cancellationToken), cancellationToken);
    }
}
