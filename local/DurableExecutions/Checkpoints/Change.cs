namespace Comparison.Local.DurableExecutions;

/// <summary>One operation's step from one state to the next: what it is now, what history says, what it costs.</summary>
/// <param name="Event">Absent where AWS records nothing, as for a step that becomes READY.</param>
internal sealed record Change(DurableOperation Operation, HistoryEvent? Event = null, DurableUsage Usage = default)
{
    /// <summary>CHAINED_INVOKE that starts: the execution of the other function, if that is durable.</summary>
    public DurableExecution? Child { get; init; }

    /// <summary>CHAINED_INVOKE that starts: why the other function cannot be invoked.</summary>
    public ErrorObject? Refusal { get; init; }
}
