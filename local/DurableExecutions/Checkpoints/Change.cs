using System.Text;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.History;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Checkpoints;

/// <summary>One operation's step from one state to the next: what it is now, what history says, what it costs.</summary>
/// <param name="Event">Absent where AWS records nothing, as for a step that becomes READY.</param>
internal sealed record Change(DurableOperation Operation, DurableHistoryEvent? Event = null, DurableUsage Usage = default)
{
    /// <summary>CHAINED_INVOKE that starts: the execution of the other function, if that is durable.</summary>
    public NewExecution? Child { get; init; }

    /// <summary>CHAINED_INVOKE that starts: why the other function cannot be invoked.</summary>
    public DurableError? Refusal { get; init; }
}

/// <summary>What AWS bills for one change of a durable execution.</summary>
/// <param name="Operations">Durable operations, counted as the table "How durable operations are metered" of the Lambda guide does.</param>
/// <param name="Bytes">UTF-8 bytes persisted: inputs, payloads, results and errors.</param>
public readonly record struct DurableUsage(int Operations, long Bytes)
{
    internal static DurableUsage Measure(int operations, string? payload = null, DurableError? error = null) =>
        new(operations, (payload is null ? 0 : Encoding.UTF8.GetByteCount(payload)) + (error?.Size ?? 0));
}

/// <summary>An execution that has its id and name, so that history can tell of it, and has not begun.</summary>
internal sealed record NewExecution(StartExecution Start, string Id, string Name)
{
    public string Arn { get; } = $"{Start.FunctionArn}:{Start.Version}/durable-execution/{Name}/{Id}";
}
