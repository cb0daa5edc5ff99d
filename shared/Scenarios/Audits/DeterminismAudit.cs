using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Time;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Scenarios.Audits;

/// <summary>
/// Runs durable functions to their end, then replays each from every state that it has left at a checkpoint, and reports what
/// the replays do otherwise.
/// </summary>
/// <remarks>
/// From each state there are two replays. In one, every step of the execution is held back: whatever is sent then comes from
/// outside the steps. In the other, only the steps in flight are held back, and what the workflow asks for next is compared with
/// what it asked for then; the step that it reaches begins, as in any invocation, but its requests are refused. Nothing of
/// either reaches the account. Code beside a wait is cut off where the runtime suspends, so how far the branches of a parallel
/// come is not certain; therefore each operation is also arrived at alone, with everything else ended as it did.
/// </remarks>
/// <param name="revise">Makes the function that replays of the one that ran, to see what deploying it over waiting executions would do.</param>
public sealed class DeterminismAudit(Account account, LambdaEngine lambda, Func<FunctionDefinition, FunctionDefinition>? revise = null)
{
    // Another hour of another day: a clock that stood still would hide a workflow that reads it.
    private static readonly TimeSpan Later = new(days: 1, hours: 1, minutes: 1, seconds: 1);
    private static readonly TimeSpan NeverDue = TimeSpan.FromDays(366);

    /// <summary>Records what the driver makes the account's durable functions do, and audits it.</summary>
    /// <param name="drive">Starts executions and sees them to their end. Nothing else may use the account meanwhile, or afterwards.</param>
    /// <exception cref="InvalidOperationException">An execution has not ended when its driver has.</exception>
    public async Task<AuditReport> RunAsync(Func<Task> drive, CancellationToken cancellationToken = default)
    {
        var recordings = await RecordAsync(drive);
        if (account.Context.Time is VirtualTime time)
            await time.AdvanceAsync(Later, cancellationToken);
        var findings = new List<AuditFinding>();
        using var shadow = new Shadow(account, revise);
        foreach (var recording in recordings)
            findings.AddRange(await AuditAsync(shadow, recording, cancellationToken));
        return new(recordings.Sum(recording => recording.States.Count), recordings.Sum(recording => recording.Operations.Count), findings);
    }

    private async Task<IReadOnlyList<Recording>> RecordAsync(Func<Task> drive)
    {
        using var recorder = new Recorder(account, lambda);
        await drive();
        await account.Context.Workload.WhenIdleAsync();
        var recordings = recorder.Recordings;
        foreach (var recording in recordings)
            recording.Close(lambda.Durable);
        return recordings;
    }

    private async Task<List<AuditFinding>> AuditAsync(Shadow shadow, Recording recording, CancellationToken cancellationToken)
    {
        var verdict = new AuditVerdict(recording);
        var until = account.Context.Time.GetUtcNow() + NeverDue;
        var silent = new List<(ReplayState State, List<AuditFinding> Requests)>();
        // All of these before the first step is let go: what its code still sends later would be taken for theirs.
        foreach (var state in recording.States)
        {
            var replay = await shadow.RunAsync(recording, state.HoldBack(Unfinished(recording, state), until), cancellationToken);
            silent.Add((state, [.. verdict.OfRequests(replay)]));
        }

        var findings = new List<AuditFinding>();
        foreach (var (state, requests) in silent)
        {
            findings.AddRange(requests);
            if (requests.Count == 0) // or their refusal is what the workflow would go on from
                findings.AddRange(await AskAsync(state));
        }
        if (findings.All(finding => finding.Kind != FindingKind.Request))
            foreach (var arrival in recording.Arrivals)
                findings.AddRange(await AskAsync(arrival));
        return [.. findings.DistinctBy(finding => (finding.Kind, finding.Subject))];

        async Task<IEnumerable<AuditFinding>> AskAsync(ReplayState state)
        {
            var inFlight = state.Operations.Where(operation => operation is { Type: DurableOperationType.Step, IsOpen: true });
            return verdict.OfOperations(await shadow.RunAsync(recording, state.HoldBack(inFlight, until), cancellationToken));
        }
    }

    private static IEnumerable<DurableOperation> Unfinished(Recording recording, ReplayState state)
    {
        var finished = state.Operations.Where(operation => !operation.IsOpen).Select(operation => operation.Id).ToHashSet();
        return recording.Operations.Values
            .Where(operation => operation.Type == DurableOperationType.Step && !finished.Contains(operation.Id));
    }
}

/// <summary>What a workflow did when it was replayed.</summary>
/// <param name="Outcome">Null when the function's timeout was over first.</param>
/// <param name="Asked">What it wanted to record first; empty when it suspended, or ended, within what is recorded.</param>
/// <param name="Requests">All that it sent beside checkpoints.</param>
internal sealed record Replay(
    ReplayState State, FunctionOutcome? Outcome, IReadOnlyList<AskedOperation> Asked, IReadOnlyList<string> Requests);

/// <summary>What an invocation that began at that point would have found recorded.</summary>
/// <param name="Label">The point, for people.</param>
internal sealed record ReplayState(string Label, IReadOnlyList<DurableOperation> Operations)
{
    /// <summary>Holds back the bodies of those steps: each waits for a retry that is not due before <paramref name="until"/>.</summary>
    /// <remarks>
    /// A body that runs may send what it likes, and over HTTP its requests look like any other. A step that waits for its retry
    /// suspends the function instead, so that whatever is still sent comes from outside of the steps.
    /// </remarks>
    public ReplayState HoldBack(IEnumerable<DurableOperation> steps, DateTimeOffset until)
    {
        var held = steps.ToDictionary(step => step.Id, step => step with
        {
            Status = DurableOperationStatus.Pending,
            NextAttempt = until,
            EndTimestamp = null,
            Result = null,
            Error = null,
        });
        var known = Operations.Select(operation => held.Remove(operation.Id, out var waiting) ? waiting : operation).ToList();
        return this with { Operations = [.. known, .. held.Values] };
    }
}
