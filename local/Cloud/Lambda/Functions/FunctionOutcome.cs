using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>How an invocation ended.</summary>
/// <param name="Payload">The function's answer, or its error as <c>{errorType, errorMessage, stackTrace}</c>.</param>
/// <param name="IsError">What <c>X-Amz-Function-Error: Unhandled</c> says.</param>
public sealed record FunctionOutcome(ReadOnlyMemory<byte> Payload, bool IsError)
{
    private const int MaxErrorBytes = 256 * 1024;

    public static FunctionOutcome Success(ReadOnlyMemory<byte> payload) => new(payload, false);

    /// <summary>The environment went away in the middle of it.</summary>
    /// <param name="reason">What the process ended with, such as <c>signal: killed</c>; null when it says nothing.</param>
    public static FunctionOutcome Exited(string requestId, string? reason = null) => Error(
        "Runtime.ExitError",
        $"RequestId: {requestId} Error: Runtime exited {(reason is null ? "without providing a reason" : $"with error: {reason}")}");

    public static FunctionOutcome TimedOut(string requestId, TimeSpan timeout) =>
        Error("Sandbox.Timedout", string.Create(
            CultureInfo.InvariantCulture, $"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:F2} seconds"));

    /// <summary>
    /// An exception as AWS's runtime for .NET reports it: short type name, stack trace line by line, inner ones as causes; less than 256 KB,
    /// for which an exception that is too large, inner ones one by one, is replaced by a note.
    /// </summary>
    public static FunctionOutcome Threw(Exception exception) => new(Write(Describe(exception, MaxErrorBytes)), true);

    internal static FunctionOutcome Error(string type, string message) =>
        new(Write(new() { ["errorType"] = type, ["errorMessage"] = message }), true);

    /// <summary>What the error says, as far as its payload has the form of one; else the payload itself.</summary>
    public string ErrorMessage()
    {
        try
        {
            if (CloudJson.Parse(Payload.Span) is JsonObject error && error["errorMessage"] is { } message)
                return message.ToString();
        }
        catch (JsonException)
        {
            // A runtime may report its error in any form.
        }
        return Encoding.UTF8.GetString(Payload.Span);
    }

    private static JsonObject Describe(Exception exception, int room)
    {
        var described = new JsonObject { ["errorType"] = exception.GetType().Name, ["errorMessage"] = exception.Message };
        if (exception.StackTrace is { } trace)
            described["stackTrace"] = new JsonArray([.. trace
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (JsonNode?)JsonValue.Create(line))]);
        if (exception.InnerException is { } inner)
            described["cause"] = Describe(inner, room - Write(described).Length);
        if (exception is AggregateException { InnerExceptions: var all })
        {
            described["causes"] = new JsonArray();
            foreach (var one in all)
                described["causes"]!.AsArray().Add(Describe(one, room - Write(described).Length));
        }
        return Write(described).Length < room ? described : new() { ["errorMessage"] = "Exception exceeded maximum payload size of 256KB." };
    }

    private static byte[] Write(JsonObject error) => JsonSerializer.SerializeToUtf8Bytes(error, CloudJson.Options);
}
