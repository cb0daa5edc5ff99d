using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.Cloud.Faults;

/// <summary>One update of one operation.</summary>
/// <remarks>
/// The updates of an operation have an order that is the same in every run. Those of branches have none among each other: they share
/// checkpoints, and come one before the other, as their threads happen to.
/// </remarks>
/// <param name="Operation">Type and name, such as <c>STEP charge</c>.</param>
/// <param name="Number">Counted from 1 over the updates of that operation, in all invocations.</param>
/// <param name="Action">What it tells, such as <c>SUCCEED</c>.</param>
public sealed record CrashPoint(string Operation, int Number, string Action)
{
    /// <summary>Whether it is the same update, whatever it tells in this run.</summary>
    public bool IsSame(CrashPoint? other) => other is not null && other.Operation == Operation && other.Number == Number;

    public override string ToString() => $"{Operation} {Action}";
}

/// <summary>When an invocation dies, seen from one of its checkpoints.</summary>
public enum CrashMoment
{
    /// <summary>The side effect that comes next before this checkpoint is about to be done; there may be none.</summary>
    BeforeTheEffect,

    /// <summary>What the checkpoint tells of is done, and the service has not heard of it.</summary>
    BeforeTheRecord,

    /// <summary>The service has recorded it, and the function has not heard of that.</summary>
    AfterTheRecord,
}

/// <summary>How things stood when the invocation died.</summary>
/// <param name="Effects">How often each step had done its side effect.</param>
/// <param name="Steps">The steps on record.</param>
public sealed record CrashScene(IReadOnlyDictionary<string, int> Effects, IReadOnlyDictionary<string, DurableOperationStatus> Steps)
{
    /// <summary>The step has begun on record and has not ended: nobody knows whether it took effect.</summary>
    public bool Interrupted(string step) =>
        Steps.GetValueOrDefault(step, DurableOperationStatus.Succeeded) == DurableOperationStatus.Started;

    /// <summary>Whether the next invocation runs the step, again or for the first time, if it may.</summary>
    public bool IsAhead(string step) => !Steps.ContainsKey(step) || Interrupted(step);

    public int Done(string step) => Effects.GetValueOrDefault(step);
}
