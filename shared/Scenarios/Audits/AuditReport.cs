using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Audits;

/// <summary>What an audit saw.</summary>
/// <param name="States">From how many recorded states the workflow was replayed.</param>
/// <param name="Operations">How many operations were recorded, the execution's own not among them.</param>
/// <param name="Findings">Each fault once, with the first state that showed it.</param>
public sealed record AuditReport(int States, int Operations, IReadOnlyList<AuditFinding> Findings)
{
    public bool IsClean => Findings.Count == 0;
}

/// <summary>One thing that is not deterministic about a workflow.</summary>
/// <param name="State">From where it was replayed when this was first seen, such as <c>checkpoint 3</c>.</param>
/// <param name="Subject">The id of the operation, or the request: the same in every replay that shows the same fault.</param>
/// <param name="Text">What happened, for people.</param>
public sealed record AuditFinding(FindingKind Kind, string State, string Subject, string Text);

/// <summary>What a replay did that it must not do.</summary>
public enum FindingKind
{
    /// <summary>It asked for another operation where one is recorded: another type, sub-type, name or parent.</summary>
    Changed,

    /// <summary>It came to an end without asking for an operation that is recorded.</summary>
    Missing,

    /// <summary>It asked for an operation that the execution never had.</summary>
    Extra,

    /// <summary>It sent a request to a service while no step was running.</summary>
    Request,

    /// <summary>It ended otherwise than the execution did.</summary>
    Outcome,
}

/// <summary>Audits a workflow of the suite on one of its requests.</summary>
public static class SampleAudit
{
    // The clock of a stack starts ahead of the machine's by more than a run lasts.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    /// <summary>Takes the request through a durable stack of its own, and replays what came of it.</summary>
    /// <param name="onto">The form that replays what the readable one recorded; the readable one itself when absent.</param>
    /// <inheritdoc cref="SampleRunner.RunAsync" path="/exception"/>
    public static async Task<AuditReport> RunAsync(
        LocalCloud cloud, Sample sample, Form onto = Form.Readable, CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient();
        var options = new StackOptions { Start = TimeProvider.System.GetUtcNow() + Ahead };
        var stack = await DeployedStack.DeployAsync(cloud, Variant.Durable, options, cancellationToken);
        return await new DeterminismAudit(stack.Account, stack.Services.Lambda, function => function.InForm(onto))
            .RunAsync(() => new SampleRunner(new LocalTarget(stack, http)).RunAsync(sample, cancellationToken), cancellationToken);
    }
}
