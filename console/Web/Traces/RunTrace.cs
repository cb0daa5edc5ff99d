using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Web.Histories;

namespace Comparison.Web.Traces;

/// <summary>A run that has ended in one variant, as one trace: execution, invocations, operations, attempts.</summary>
/// <param name="Id">32 hexadecimal digits that only the run decides: whoever sends it again sends the same trace.</param>
/// <param name="Spans">The execution's first; each after the one around it.</param>
public sealed record RunTrace(string Id, Variant Variant, WorkflowName Workflow, IReadOnlyList<TraceSpan> Spans)
{
    /// <summary>Made of names and times alone, as <see cref="RunEvent"/> has them: no payload, callback id or task token can be in it.</summary>
    public static RunTrace Create(RunKey run, RunReading reading)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(reading);
        var end = reading.FinishedAt ?? reading.Events[^1].At;
        var key = string.Create(CultureInfo.InvariantCulture, $"{reading.Variant}/{run.Workflow}/{run.Id}/{reading.StartedAt.UtcTicks}");
        var error = reading.State == WorkflowState.Succeeded ? null : reading.Status;
        string Name(string part) => Hash($"{key}/{part}", TraceSpan.IdBytes);
        var execution = new TraceSpan(Name("execution"), null, run.Id, "execution", reading.StartedAt, end) { Error = error };
        return new(Hash(key, 2 * TraceSpan.IdBytes), reading.Variant, run.Workflow,
        [
            execution,
            .. reading.Invocations.Select(invocation => new TraceSpan(
                Name($"invocation {invocation.Number}"), execution.Id, $"invocation {invocation.Number}", "invocation", invocation.From, invocation.To)),
            .. reading.Operations.SelectMany(operation => SpansOf(operation, reading, end, Name)),
        ]);
    }

    private static IEnumerable<TraceSpan> SpansOf(RunOperation operation, RunReading reading, DateTimeOffset end, Func<string, string> name)
    {
        // The invocation in which it began; what begins before there is one hangs on the execution, as do all states of a machine.
        var around = operation.Parent is { } parent ? $"operation {parent}"
            : reading.Invocations.FirstOrDefault(invocation => invocation.LastEvent >= operation.Id) is { } first ? $"invocation {first.Number}"
            : "execution";
        var span = new TraceSpan(
            name($"operation {operation.Id}"), name(around), operation.Name, operation.Kind, operation.StartedAt, operation.EndedAt ?? end) { Error = operation.Error };
        return [span, .. Attempts(operation, reading, end).Select((attempt, index) => new TraceSpan(
            name($"operation {operation.Id} attempt {index + 1}"), span.Id, $"{operation.Name}, attempt {index + 1}", "attempt", attempt.From, attempt.To) { Error = attempt.Error })];
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, string? Error)> Attempts(RunOperation operation, RunReading reading, DateTimeOffset end)
    {
        DateTimeOffset? from = null;
        foreach (var item in reading.Events.Where(item => item.Operation == operation.Id))
            if (RunOperations.BeginsAttempt(item.Type))
                from = item.At;
            else if (from is { } began && RunOperations.EndsAttempt(item.Type))
            {
                yield return (began, item.At, item.Error);
                from = null;
            }
        if (from is { } open)
            yield return (open, operation.EndedAt ?? end, operation.Error);
    }

    private static string Hash(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..bytes]);
}

/// <summary>One span of a trace.</summary>
/// <param name="Id">16 hexadecimal digits.</param>
/// <param name="Parent">The span around it; null for the execution's.</param>
/// <param name="Kind">What it stands for: <c>execution</c>, <c>invocation</c>, <c>attempt</c>, or the engine's word for the operation.</param>
public sealed record TraceSpan(string Id, string? Parent, string Name, string Kind, DateTimeOffset From, DateTimeOffset To)
{
    internal const int IdBytes = 8;

    /// <summary>The error's name; null when it ended well.</summary>
    public string? Error { get; init; }
}
