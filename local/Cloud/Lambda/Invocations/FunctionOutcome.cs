using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>How an invocation ended.</summary>
/// <param name="Payload">The function's answer, or its error as <c>{errorType, errorMessage, stackTrace}</c>.</param>
/// <param name="IsError">What <c>X-Amz-Function-Error: Unhandled</c> says.</param>
public sealed record FunctionOutcome(ReadOnlyMemory<byte> Payload, bool IsError)
{
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
    /// An exception as the managed .NET runtime reports it: short type name, stack trace line by line, inner ones as cause.
    /// </summary>
    public static FunctionOutcome Threw(Exception exception) => new(Write(Describe(exception)), true);

    internal static FunctionOutcome Error(string type, string message) =>
        new(Write(new() { ["errorType"] = type, ["errorMessage"] = message }), true);

    private static JsonObject Describe(Exception exception)
    {
        var described = new JsonObject
        {
            ["errorType"] = exception.GetType().Name,
            ["errorMessage"] = exception.Message,
            ["stackTrace"] = new JsonArray([.. (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (JsonNode?)JsonValue.Create(line.TrimEnd('\r')))]),
        };
        if (exception.InnerException is { } inner)
            described["cause"] = Describe(inner);
        return described;
    }

    private static byte[] Write(JsonObject error) => JsonSerializer.SerializeToUtf8Bytes(error, CloudJson.Options);
}
