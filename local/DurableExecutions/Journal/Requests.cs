using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Journal;

/// <summary>The function stores updates.</summary>
/// <param name="Updates">Chained invokes with what their functions stood for.</param>
internal sealed record Checkpointed(string Token, IReadOnlyList<DurableOperationUpdate> Updates, string? ClientToken)
    : JournalEntry<CheckpointAnswer>
{
    protected override CheckpointAnswer Apply(Step step)
    {
        var (engine, execution, now, effects) = step;
        if (execution.Answered is { } last && (last.ClientToken, last.CheckpointToken) == (ClientToken, Token))
            return last.Answer;
        execution.CheckToken(Token);
        engine.TakeArrived(execution, effects);
        var batch = new CheckpointBatch(
            Updates, execution.Operations, execution.Start.MaxResultBytes, now,
            () => engine.NewSecret(execution), start => engine.Name(start, execution));
        Quotas.Check(execution.Operations, execution.BytesWritten, batch.Changes);
        engine.Apply(execution, batch.Changes, effects);
        if (batch.Closing is not null)
        {
            // The execution ends with the invocation; nothing repeats this answer.
            (execution.Closing, execution.Token, execution.Answered) = (batch.Closing, null, null);
            return new(null, []);
        }
        if (execution.Status == DurableExecutionStatus.Pausing)
        {
            Pauses.Interrupt(execution, now);
            throw DurableException.InvalidToken();
        }
        execution.Token = engine.NewSecret(execution);
        var answer = new CheckpointAnswer(execution.Token, execution.Operations.TakeUnseen());
        execution.Answered = ClientToken is null ? null : new(ClientToken, Token, answer);
        return answer;
    }
}

/// <summary>Somebody answers a callback.</summary>
internal abstract record CallbackAnswered(string OperationId) : JournalEntry<bool>
{
    protected sealed override bool Apply(Step step)
    {
        var (engine, execution, now, effects) = step;
        var change = Answer(execution.FindOpenCallback(OperationId), now);
        Quotas.Check(change.Event!.Error, Quotas.OutsideBytes);
        Quotas.Check(execution.Operations, execution.BytesWritten, [change]);
        engine.Apply(execution, [change], effects);
        engine.Trigger(execution, now, effects);
        return true;
    }

    protected abstract Change Answer(DurableOperation callback, DateTimeOffset now);
}

/// <inheritdoc/>
internal sealed record CallbackSucceeded(string OperationId, string? Result) : CallbackAnswered(OperationId)
{
    protected override Change Answer(DurableOperation callback, DateTimeOffset now) => CallbackRules.Succeed(callback, Result, now);
}

/// <inheritdoc/>
internal sealed record CallbackFailed(string OperationId, DurableError? Error) : CallbackAnswered(OperationId)
{
    protected override Change Answer(DurableOperation callback, DateTimeOffset now) => CallbackRules.Fail(callback, Error ?? new(), now);
}

/// <summary>Who is to answer a callback is alive.</summary>
internal sealed record CallbackBeat(string OperationId) : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        step.Execution.Operations.Replace(CallbackRules.Beat(step.Execution.FindOpenCallback(OperationId), step.Now));
        return true;
    }
}

internal sealed record Stopped(DurableError? Error) : JournalEntry<DateTimeOffset>
{
    protected override DateTimeOffset Apply(Step step)
    {
        var (engine, execution, now, effects) = step;
        // The default message is that of the local service AWS ships with its Python SDK.
        Quotas.Check(Error, Quotas.OutsideBytes);
        var error = Error ?? new() { ErrorMessage = "Execution stopped by user request" };
        if (!execution.HasEnded)
            engine.Close(execution, DurableExecutionStatus.Stopped, null, error, now, effects);
        return execution.EndTimestamp!.Value;
    }
}

internal sealed record Paused(bool IsTimeoutPaused, string? Reason, string? ClientToken) : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        Pauses.Ask(step.Execution, IsTimeoutPaused, Reason, ClientToken, step.Now);
        return true;
    }
}

internal sealed record Resumed(string? Reason, string? ClientToken) : JournalEntry<bool>
{
    protected override bool Apply(Step step)
    {
        Pauses.Resume(step.Engine, step.Execution, Reason, ClientToken, step.Now, step.Effects);
        return true;
    }
}
