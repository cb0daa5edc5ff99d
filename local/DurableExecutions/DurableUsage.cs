using System.Text;

namespace Comparison.Local.DurableExecutions;

/// <summary>What AWS bills for one change of a durable execution.</summary>
/// <param name="Operations">Durable operations, counted as the table "How durable operations are metered" of the Lambda guide does.</param>
/// <param name="Bytes">UTF-8 bytes persisted: inputs, payloads, results and errors.</param>
public readonly record struct DurableUsage(int Operations, long Bytes)
{
    internal static DurableUsage Of(int operations, string? payload = null, ErrorObject? error = null) =>
        new(operations, (payload is null ? 0 : Encoding.UTF8.GetByteCount(payload)) + (error?.Size ?? 0));
}
