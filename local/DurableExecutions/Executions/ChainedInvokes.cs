using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>Sets a chained invoke in motion: the other function's execution, or one invocation by the host.</summary>
internal sealed class ChainedInvokes(
    IDurableHost host, DurableExecutionStore store, ExecutionEngine engine, Action<ChainedInvocation, ChainedOutcome> ended)
{
    public void Begin(DurableExecution caller, Change started, PendingEffects effects)
    {
        var invocation = new ChainedInvocation(caller.Arn, started.Event!);
        if (started.Child is { } child)
            Start(child, invocation, effects);
        else
            effects.Add(() => host.InvokeChained(invocation));
    }

    private void Start(NewExecution named, ChainedInvocation invocation, PendingEffects effects)
    {
        var child = engine.Create(named);
        store.Add(child);
        child.Waiters.Add(description => ended(invocation, OutcomeOf(description)));
        engine.Begin(child, effects);
        engine.Arm(child);
    }

    /// <summary>The invokes whose end an execution has not heard of.</summary>
    public static List<ChainedInvocation> Open(DurableExecution caller) =>
        [.. caller.History.All
            .Where(happened => happened.Type == DurableHistoryEventType.ChainedInvokeStarted
                && caller.Operations.Find(happened.OperationId!)!.IsOpen
                && caller.Arrived.TrueForAll(ended => ended.Operation.Id != happened.OperationId))
            .Select(started => new ChainedInvocation(caller.Arn, started))];

    public static ChainedOutcome OutcomeOf(ExecutionDescription ended) => ended.Status switch
    {
        DurableExecutionStatus.Succeeded => new ChainedOutcome(DurableOperationStatus.Succeeded, ended.Result, null),
        DurableExecutionStatus.TimedOut => new(DurableOperationStatus.TimedOut, null, TimedOut(ended.ExecutionTimeout)),
        DurableExecutionStatus.Stopped => new(DurableOperationStatus.Stopped, null, ended.Error),
        _ => ChainedOutcome.Failure(ended.Error ?? new()),
    };

    // Type and words are those of the local service that AWS ships with its Python SDK; the child's own error is another.
    private static DurableError TimedOut(TimeSpan after) => new()
    {
        ErrorType = "ChainedInvoke.Timeout",
        ErrorMessage = $"CHAINED_INVOKE timed out after {(int)after.TotalSeconds} seconds.",
    };
}

/// <summary>One invocation of another function on behalf of an execution.</summary>
public sealed class ChainedInvocation
{
    /// <param name="started">The event of that.</param>
    internal ChainedInvocation(string executionArn, DurableHistoryEvent started)
    {
        (ExecutionArn, OperationId, ChildArn) = (executionArn, started.OperationId!, started.DurableExecutionArn);
        (FunctionName, Payload) = (started.FunctionName!, started.Payload);
    }

    /// <summary>The execution that waits for the answer.</summary>
    public string ExecutionArn { get; }

    /// <summary>As the workflow named it: name, partial ARN or ARN, with or without a qualifier.</summary>
    public string FunctionName { get; }

    /// <summary>JSON text; null when the workflow sends none.</summary>
    public string? Payload { get; }

    internal string OperationId { get; }

    /// <summary>The execution of a durable function.</summary>
    internal string? ChildArn { get; }
}
