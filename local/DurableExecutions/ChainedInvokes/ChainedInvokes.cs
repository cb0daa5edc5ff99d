namespace Comparison.Local.DurableExecutions;

/// <summary>Sets a chained invoke in motion: the other function's execution, or one invocation by the host.</summary>
internal sealed class ChainedInvokes(
    IDurableHost host, ExecutionStore store, ExecutionEngine engine, Action<ChainedInvocation, ChainedOutcome> ended)
{
    public void Begin(DurableExecution caller, Change started, Effects effects)
    {
        var invocation = new ChainedInvocation(
            caller.Arn, started.Operation.Id, started.Event!.FunctionName!, started.Event.Payload);
        if (started.Refusal is { } refusal)
            // AWS reports it in the answer to the checkpoint. The .NET runtime suspends all the same, and AWS would refuse its PENDING;
            // here the end comes as that of any other invoke, so that a workflow can catch it.
            effects.Add(() => ended(invocation, ChainedOutcome.Failure(refusal)));
        else if (started.Child is { } child)
            Start(child, invocation, effects);
        else
            effects.Add(() => host.InvokeChained(invocation));
    }

    private void Start(DurableExecution child, ChainedInvocation invocation, Effects effects)
    {
        store.Add(child);
        child.Waiters.Add(description => ended(invocation, ChainedOutcome.Of(description)));
        engine.Begin(child, effects);
        engine.Arm(child);
    }
}
