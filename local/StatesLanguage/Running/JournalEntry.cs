using System.Text.Json;
using System.Text.Json.Serialization;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One thing that came to an execution from outside of the interpreter; all else follows from the definition and these.</summary>
internal sealed record JournalEntry(JournalEntryType Type)
{
    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Of which execution, below the one that the journal is of; null for that one.</summary>
    public string? Path { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Of which wait, counted in the order in which they began.</summary>
    public int Wait { get; init; }

    /// <summary>What comes at any time, outside of a flow's turn, tells which place it took in the history; 0 where it took none.</summary>
    public long EventId { get; init; }

    public WaitEnd End { get; init; }

    /// <summary>The value that was drawn, the name of a worker, an error, or JSON: an output.</summary>
    public string? Text { get; init; }

    public string? Cause { get; init; }

    /// <summary>Whether it comes at any time, and not to a flow that has its turn.</summary>
    [JsonIgnore]
    public bool IsFromOutside => Type is >= JournalEntryType.TaskStarted and < JournalEntryType.Redriven;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Compact);

    public static JournalEntry Read(byte[] written) => JsonSerializer.Deserialize<JournalEntry>(written)!;

    /// <summary>The entry with what a wait has come to.</summary>
    public JournalEntry With(Task ended) => ended switch
    {
        Task<TaskOutcome> { IsCompletedSuccessfully: true } task => task.Result switch
        {
            TaskOutcome.Succeeded(var output) => this with { End = WaitEnd.Succeeded, Text = JsonText.Write(output) },
            TaskOutcome.Failed(var error, var cause) => this with { End = WaitEnd.Failed, Text = error, Cause = cause },
            TaskOutcome.TimedOut(var byHeartbeat) => this with { End = byHeartbeat ? WaitEnd.HeartbeatMissed : WaitEnd.TimedOut },
            var other => throw new ArgumentOutOfRangeException(nameof(ended), other, "There is no such outcome."),
        },
        { IsCanceled: true } => this with { End = WaitEnd.Cancelled },
        { Exception: { } failed } => this with { End = WaitEnd.Broken, Text = failed.GetBaseException().Message },
        _ => this,
    };

    /// <summary>What a task has come to.</summary>
    public TaskOutcome Outcome() => End switch
    {
        WaitEnd.Succeeded => new TaskOutcome.Succeeded(JsonText.Parse(Text!)),
        WaitEnd.Failed => new TaskOutcome.Failed(Text, Cause),
        WaitEnd.TimedOut => new TaskOutcome.TimedOut(ByHeartbeat: false),
        WaitEnd.HeartbeatMissed => new TaskOutcome.TimedOut(ByHeartbeat: true),
        _ => throw new InvalidDataException($"A task does not end by {End}."),
    };
}

internal enum JournalEntryType
{
    /// <summary>The execution has been made.</summary>
    Begun,

    /// <summary>A flow has its turn, because its wait is over.</summary>
    Granted,

    /// <summary>A wait was over as it began.</summary>
    OverAtOnce,

    /// <summary>A UUID, a random number, a token, or what the host finds wrong about a task.</summary>
    Drawn,

    /// <summary>The first of those that come at any time.</summary>
    TaskStarted,
    TaskSubmitted,
    Heartbeat,
    Stopped,
    TimedOut,
    Redriven,
}

/// <summary>How a wait ended.</summary>
internal enum WaitEnd
{
    /// <summary>It was no task, and is over.</summary>
    Over,
    Succeeded,
    Failed,
    TimedOut,
    HeartbeatMissed,
    Cancelled,

    /// <summary>By a defect of the host.</summary>
    Broken,
}
