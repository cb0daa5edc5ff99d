using System.Text.Json;
using Comparison.Domain;
using Comparison.Domain.Inputs;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Drawing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Which cases have one right ending. The others are true races, or differences that the services themselves have.</summary>
internal static class FuzzRules
{
    /// <summary>More than all retries of one call delay what comes after it.</summary>
    private const long DelayMilliseconds = 8_000;

    /// <summary>So long the fraud service's queue holds every message, so that nobody answers sooner.</summary>
    private const long FraudMilliseconds = 5_000;

    // In the durable workflow one step each writes and reads the row, so that what breaks of them adds up.
    private static readonly string[] OfTheRow = [FuzzTargets.Desk, FuzzTargets.Decisions, FuzzTargets.Expire, FuzzTargets.Reread];

    private static readonly string[] OfTheAsk = [FuzzTargets.Ask, FuzzTargets.Desk, FuzzTargets.Decisions];

    public static bool IsFair(FuzzCase drawn) =>
        !IsNearADelayedDeadline(drawn) && !IsNearADelayedCheck(drawn) && !IsStoppedOnTheWay(drawn) && !ExhaustsRetries(drawn)
        && !HasCopiesThatBreak(drawn) && !IsForgotten(drawn) && !HasNoId(drawn);

    /// <summary>
    /// Whether two branches fail at one instant: the first one's retry ends the durable invocation, which abandons the second one's attempt if
    /// that is slower, in real time.
    /// </summary>
    public static bool HasRetriesAtOnce(FuzzCase drawn) =>
        Read(drawn) is { } input && Fuzz(drawn).RetriesAtOnce(input);

    // A durable callback's deadline counts from its creation, before it is sent; that of a task token from the attempt that sent it.
    // When the ask is repeated they differ by the retries' delays, and so does who answers in time at the end of it.
    private static bool IsNearADelayedDeadline(FuzzCase drawn) =>
        drawn.Faults.Any(fault => OfTheAsk.Contains(fault.Target))
        && drawn.Events.Any(happening =>
            happening.Anchor == FuzzAnchor.Deadline && Math.Abs(happening.Milliseconds) < DelayMilliseconds);

    // So does the fraud service's, with its heartbeats.
    private static bool IsNearADelayedCheck(FuzzCase drawn) =>
        drawn.Faults.Any(fault => fault.Target == FuzzTargets.FraudAsk)
        && drawn.Events.Any(happening => happening.Anchor == FuzzAnchor.Fraud);

    // Lambda invokes a durable function that died at once, a state machine its task after a second; where each is when it is
    // stopped meanwhile neither service guarantees. At a question or a check that nobody has answered yet both stand still.
    private static bool IsStoppedOnTheWay(FuzzCase drawn) =>
        drawn.Faults.Count > 0
        && drawn.Events.Index().Any(at => at.Item.Kind == FuzzEventKind.Stop && !StandsStill(at.Item, drawn.Events.Take(at.Index)));

    private static bool StandsStill(FuzzEvent stop, IEnumerable<FuzzEvent> before) => stop.Anchor switch
    {
        FuzzAnchor.Asked => !before.Any(IsAnswer),
        FuzzAnchor.Deadline => stop.Milliseconds < 0 && !before.Any(IsAnswer),
        FuzzAnchor.Fraud => stop.Milliseconds < FraudMilliseconds && !before.Any(happening => happening.Anchor == FuzzAnchor.Fraud),
        _ => false,
    };

    private static bool IsAnswer(FuzzEvent happening) =>
        happening.Kind is FuzzEventKind.Yes or FuzzEventKind.No or FuzzEventKind.SilentYes or FuzzEventKind.SilentNo;

    // What are several tasks of a state machine is one durable function, whose failures in a row add up.
    private static bool ExhaustsRetries(FuzzCase drawn) =>
        drawn.Faults.Count(fault => fault.InterruptsTheWorkflow) > 1
        || drawn.Faults.Count(fault => OfTheRow.Contains(fault.Target)) > 1;

    // Where an ask is sent again, its copies come at once or one after the other, so that another fault's count meets others of them.
    private static bool HasCopiesThatBreak(FuzzCase drawn) =>
        drawn.Faults.Count > 1
        && drawn.Faults.Any(fault =>
            fault is { Kind: FaultKind.LoseAnswer or FaultKind.CrashAfter, Target: FuzzTargets.Ask or FuzzTargets.FraudAsk });

    // Step Functions knows a name for 90 days, a durable function as long as its executions are kept; approvals may last longer than that.
    private static bool IsForgotten(FuzzCase drawn) =>
        Fuzz(drawn).OutlivesRetention
        && drawn.Events.Any(happening => happening.Anchor == FuzzAnchor.Deadline)
        && drawn.Events.Any(happening => happening.Kind is FuzzEventKind.StartAgain or FuzzEventKind.StartOther);

    // Then the API draws one, and each variant another.
    private static bool HasNoId(FuzzCase drawn) =>
        Fuzz(drawn).HasIdsOfTheApi
        && Read(drawn)?.Id(drawn.Workflow.IdField(), absent: "") is "";

    private static FuzzDescriptor Fuzz(FuzzCase drawn) => WorkflowDescriptor.For(drawn.Workflow).Fuzz;

    // Null for what is refused at the door.
    private static InputReader? Read(FuzzCase drawn)
    {
        try
        {
            return new(JsonElement.Parse(drawn.Payload));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
