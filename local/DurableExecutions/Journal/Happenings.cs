using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Local.DurableExecutions.Journal;

/// <summary>The execution was started; the first entry of every journal.</summary>
internal sealed record Begun : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        step.Engine.Begin(step.Execution, step.Effects);
        return true;
    }
}

/// <summary>Nothing but time: a timer rang, or somebody looked.</summary>
internal sealed record TimePassed : JournalEntry<bool>
{
    protected override bool Apply(Step step) => true;
}

/// <summary>The invocation in flight returned.</summary>
internal sealed record Completed(string RequestId, InvocationOutput Output) : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        step.Engine.Complete(step.Execution, RequestId, Output, step.Now, step.Effects);
        return true;
    }
}

/// <summary>The invocation in flight threw, crashed or timed out.</summary>
internal sealed record Failed(string RequestId, DurableError Error) : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        step.Engine.Fail(step.Execution, RequestId, Error, step.Now, step.Effects);
        return true;
    }
}

/// <summary>A function that the execution invokes has ended.</summary>
internal sealed record ChainedEnded(string OperationId, ChainedOutcome Outcome) : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        step.Engine.Arrive(step.Execution, OperationId, Outcome, step.Now, step.Effects);
        return true;
    }
}

/// <summary>The process ended, and another took the execution up.</summary>
internal sealed record Restarted : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        if (step.Execution.Invocation is not null)
            step.Engine.Lose(step.Execution, step.Now, step.Effects);
        return true;
    }
}
