using Comparison.Local.DurableExecutions.History;

namespace Comparison.JavaScript.Tests;

/// <summary>An event of a history as the golden files show it: type, subtype, name, and what does not differ from run to run.</summary>
internal static class HistoryLine
{
    public static string Write(DurableHistoryEvent happened) => string.Join(' ', Parts(happened).OfType<string>());

    /// <summary>The lines of a golden file.</summary>
    public static string[] Golden(string workflow) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Histories", $"{workflow}.txt"));

    private static IEnumerable<string?> Parts(DurableHistoryEvent happened) =>
    [
        $"{happened.Id}",
        $"{happened.Type}",
        happened.SubType,
        happened.Type == DurableHistoryEventType.ExecutionStarted ? null : happened.Name,
        happened.Attempt is { } attempt ? $"attempt {attempt}" : null,
        happened.NextAttemptDelaySeconds is { } delay ? $"next in {delay} s" : null,
        happened.DurationSeconds is { } duration ? $"{duration} s" : null,
        happened.TimeoutSeconds is { } timeout ? $"timeout {timeout} s" : null,
        happened.HeartbeatTimeoutSeconds is { } heartbeat ? $"heartbeat {heartbeat} s" : null,
        happened.FunctionName,
        happened.Error is { } error ? $"{error.ErrorType}: {WithoutId(error.ErrorMessage)}" : null,
        happened.Payload is { } payload ? $"= {payload}" : null,
    ];

    // Lambda's own errors begin with the id of the request.
    private static string? WithoutId(string? message) =>
        message?.StartsWith("RequestId: ", StringComparison.Ordinal) == true ? message[message.IndexOf("Error: ", StringComparison.Ordinal)..] : message;
}
