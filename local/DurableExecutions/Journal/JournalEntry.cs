using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.Local.DurableExecutions.Journal;

/// <summary>A change of an execution as it was asked for: carried out alike when it comes and when the journal is replayed.</summary>
/// <remarks>
/// Besides the execution, a change depends on nothing but what is in it: its time, what was drawn of ids and tokens, and what the host
/// said. It has no text of its own, because most have a secret in them.
/// </remarks>
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(TimePassed), "time")]
[JsonDerivedType(typeof(Checkpointed), "checkpoint")]
[JsonDerivedType(typeof(CallbackSucceeded), "callback-succeeded")]
[JsonDerivedType(typeof(CallbackFailed), "callback-failed")]
[JsonDerivedType(typeof(CallbackBeat), "callback-beat")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(ChainedEnded), "chained-ended")]
[JsonDerivedType(typeof(Restarted), "restarted")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
internal abstract record JournalEntry
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public DateTimeOffset At { get; init; }

    /// <summary>Ids and tokens, in the order in which they were drawn.</summary>
    public IReadOnlyList<string>? Drawn { get; init; }

    public static JournalEntry Read(byte[] written) =>
        JsonSerializer.Deserialize<JournalEntry>(written, Options) ?? throw new JsonException("An entry of a journal is null.");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <summary>Does it once more, to an execution that is being built up again.</summary>
    public abstract void Replay(Step step);

    public sealed override string ToString() => GetType().Name;
}

/// <inheritdoc cref="JournalEntry"/>
/// <typeparam name="T">What whoever asked for it is answered.</typeparam>
internal abstract record JournalEntry<T> : JournalEntry
{
    /// <summary>Whoever comes to an execution sees what time has brought until now, whether or not the timer was faster.</summary>
    /// <exception cref="DurableException">It is refused; time may have brought something all the same.</exception>
    public T Run(Step step)
    {
        step.Engine.FireDue(step.Execution, step.Now, step.Effects);
        return Apply(step);
    }

    public sealed override void Replay(Step step)
    {
        try
        {
            Run(step);
        }
        catch (DurableException)
        {
            // It was refused then, too, and is here for what it, or time, had changed before.
        }
    }

    protected abstract T Apply(Step step);
}

/// <summary>An execution on its way from one state to the next.</summary>
internal sealed record Step(ExecutionEngine Engine, DurableExecution Execution, DateTimeOffset Now, PendingEffects Effects)
{
    private readonly long _revision = Execution.Revision;
    private readonly bool _hadEnded = Execution.HasEnded;
    private readonly bool _wasSettled = Execution.IsSettled;

    public bool HasChanged => Execution.Revision != _revision;

    public bool HasEnded => Execution.HasEnded && !_hadEnded;

    public bool HasSettled => Execution.IsSettled && !_wasSettled;
}
