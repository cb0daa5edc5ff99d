using Comparison.Domain;

namespace Comparison.Suite.Fuzzing;

/// <summary>Which cases have one right ending. The others are true races, or differences that the services themselves have.</summary>
internal static class FuzzRules
{
    /// <summary>More than all retries of one call delay what comes after it.</summary>
    private const long DelayMilliseconds = 8_000;

    public static bool IsFair(FuzzCase drawn) =>
        !IsNearADelayedDeadline(drawn) && !IsStoppedOnTheWay(drawn) && !ExhaustsRetries(drawn) && !IsForgotten(drawn);

    // A durable callback's deadline counts from its creation, before it is sent; that of a task token from the attempt that sent it.
    // When the ask is repeated they differ by the retries' delays, and so does who answers in time at the end of it.
    private static bool IsNearADelayedDeadline(FuzzCase drawn) =>
        drawn.Faults.Any(fault => fault.IsOfCall && fault.Target is FuzzCalls.Queue or FuzzCalls.Desk or FuzzCalls.Decisions)
        && drawn.Events.Any(happening =>
            happening.Anchor == FuzzAnchor.Deadline && Math.Abs(happening.Milliseconds) < DelayMilliseconds);

    // Lambda invokes a durable function that died at once, a state machine its task after a second; where each is when it is
    // stopped meanwhile is nobody's promise. At a question or a check both stand still.
    private static bool IsStoppedOnTheWay(FuzzCase drawn) =>
        drawn.Faults.Count > 0
        && drawn.Events.Any(happening => happening is { Kind: FuzzEventKind.Stop, Anchor: FuzzAnchor.Start });

    // What are several tasks of a state machine is one durable function, whose failures in a row add up.
    private static bool ExhaustsRetries(FuzzCase drawn) =>
        drawn.Faults.Count(fault => fault.IsOfFunction && !Strike.IsShared(fault)) > 1;

    // Step Functions knows a name for 90 days, a durable function as long as its executions are kept; approvals may last longer than that.
    private static bool IsForgotten(FuzzCase drawn) =>
        drawn.Workflow == WorkflowName.Approval
        && drawn.Events.Any(happening =>
            happening is { Kind: FuzzEventKind.StartAgain or FuzzEventKind.StartOther, Anchor: FuzzAnchor.Deadline });
}
