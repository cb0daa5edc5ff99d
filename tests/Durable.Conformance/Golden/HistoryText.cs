using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Durable.Conformance.Runs;

namespace Comparison.Durable.Conformance.Golden;

/// <summary>Writes an ending in lines: the outcome, then the events.</summary>
/// <remarks>
/// <c>number event subtype 'name' #operation in #parent: details</c>. Operations are numbered as they appear, because their ids are
/// hashes; times and the ids of requests and callbacks, which differ from run to run, are left out.
/// </remarks>
internal sealed partial class HistoryText
{
    private const int MaxTextLength = 160;
    private readonly Dictionary<string, int> _operations = [];

    public static string[] Write(Ending ending)
    {
        var text = new HistoryText();
        return [Outcome(ending.Execution), .. ending.Events.Select(happened => text.Line(happened!.AsObject()))];
    }

    private static string Outcome(JsonNode execution) =>
        string.Join(' ', Known([(string?)execution["Status"], Value((string?)execution["Result"]), Error(execution["Error"])]));

    private string Line(JsonObject happened)
    {
        var type = happened["EventType"]!.ToString();
        var isOfOperation = !type.StartsWith("Execution", StringComparison.Ordinal) && type != "InvocationCompleted";
        var what = string.Join(' ', Known(
        [
            happened["EventId"]!.ToString(),
            type,
            (string?)happened["SubType"],
            isOfOperation && happened["Name"] is { } name ? $"'{name}'" : null,
            isOfOperation ? $"#{Number(happened["Id"])}" : null,
            happened["ParentId"] is { } parent ? $"in #{Number(parent)}" : null,
        ]));
        var details = string.Join(", ", Known(Details(happened[$"{type}Details"]!.AsObject())));
        return details.Length == 0 ? what : $"{what}: {details}";
    }

    private static IEnumerable<string?> Details(JsonObject details) =>
    [
        Labelled("for", details["ExecutionTimeout"], " s"),
        Labelled("for", details["Duration"], " s"),
        Labelled("timeout", details["Timeout"], " s"),
        Labelled("heartbeat", details["HeartbeatTimeout"], " s"),
        Labelled("attempt", details["RetryDetails"]?["CurrentAttempt"]),
        Labelled("next in", details["RetryDetails"]?["NextAttemptDelaySeconds"], " s"),
        Labelled("function", details["FunctionName"]),
        Labelled("version", details["ExecutedVersion"]),
        details.ContainsKey("DurableExecutionArn") ? "durable" : null,
        details.ContainsKey("CallbackId") ? "has an id" : null,
        Value((string?)details["Input"]?["Payload"]),
        Value((string?)details["Result"]?["Payload"]),
        Error(details["Error"]?["Payload"]),
    ];

    private int Number(JsonNode? id)
    {
        _operations.TryAdd(id!.ToString(), _operations.Count + 1);
        return _operations[id.ToString()];
    }

    private static string? Labelled(string label, JsonNode? value, string unit = "") => value is null ? null : $"{label} {value}{unit}";

    private static string? Value(string? text) => text is null ? null : $"= {Shorten(text)}";

    private static string? Error(JsonNode? error) => error is null
        ? null
        : $"! {string.Join(": ", Known([(string?)error["ErrorType"], error["ErrorMessage"] is { } message ? Shorten(message.ToString()) : null]))}";

    // Without the whole length: it may be that of a stack trace, which holds the paths of whoever built the code.
    private static string Shorten(string text) => RequestId().Replace(
        text.Length <= MaxTextLength ? text : $"{text[..MaxTextLength]}…", "RequestId: …");

    private static IEnumerable<string> Known(IEnumerable<string?> parts) => parts.OfType<string>();

    [GeneratedRegex("RequestId: [0-9a-f-]{36}")]
    private static partial Regex RequestId();
}
