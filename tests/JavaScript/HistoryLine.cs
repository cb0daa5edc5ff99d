using Comparison.Local.DurableExecutions;

namespace Comparison.JavaScript.Tests;

/// <summary>An event of a history as the golden files show it: type, subtype, name, and what does not differ from run to run.</summary>
internal static class HistoryLine
{
    public static string Of(HistoryEvent happened) => string.Join(' ', Parts(happened).OfType<string>());

    private static IEnumerable<string?> Parts(HistoryEvent happened) =>
    [
        $"{happened.Id}",
        $"{happened.Type}",
        happened.SubType,
        happened.Type == HistoryEventType.ExecutionStarted ? null : happened.Name,
        happened.Attempt is { } attempt ? $"attempt {attempt}" : null,
        happened.NextAttemptDelaySeconds is { } delay ? $"next in {delay} s" : null,
        happened.DurationSeconds is { } duration ? $"{duration} s" : null,
        happened.TimeoutSeconds is { } timeout ? $"timeout {timeout} s" : null,
        happened.HeartbeatTimeoutSeconds is { } heartbeat ? $"heartbeat {heartbeat} s" : null,
        happened.FunctionName,
        happened.Error is { } error ? $"{error.ErrorType}: {error.ErrorMessage}" : null,
        happened.Payload is { } payload ? $"= {payload}" : null,
    ];
}
