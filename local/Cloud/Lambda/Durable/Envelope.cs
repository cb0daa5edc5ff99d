using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>The event and the return value of a durable function.</summary>
public static class Envelope
{
    /// <summary>The event of an invocation that finds these operations recorded, all of them in one page.</summary>
    public static byte[] Write(string executionArn, string checkpointToken, IEnumerable<DurableOperation> operations) =>
        Write(executionArn, checkpointToken, [], operations, nextMarker: null);

    internal static byte[] Write(DurableInvocationRequest invocation) => Write(
        invocation.ExecutionArn, invocation.CheckpointToken, invocation.UpdatedOperationIds, invocation.State.Items,
        invocation.State.NextMarker);

    private static byte[] Write(
        string executionArn, string checkpointToken, IEnumerable<string> updatedIds, IEnumerable<DurableOperation> operations,
        string? nextMarker) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["DurableExecutionArn"] = executionArn,
            ["CheckpointToken"] = checkpointToken,
            // Plugins of the newer SDKs tell by it what to report; the .NET runtime does not read it.
            ["UpdatedOperationIds"] = new JsonArray([.. updatedIds.Select(id => (JsonNode?)JsonValue.Create(id))]),
            ["InitialExecutionState"] = new JsonObject
            {
                ["Operations"] = OperationJson.Write(operations, TimestampFormat.Milliseconds),
                ["NextMarker"] = nextMarker ?? "",
            },
        },
        CloudJson.Options);

    /// <summary>What a function returned; one that is not durable returned something without a status.</summary>
    public static InvocationOutput ReadOutput(ReadOnlyMemory<byte> payload)
    {
        var output = TryParse(payload);
        var error = ReadError(output?["Error"] as JsonObject, "ErrorType", "ErrorMessage", "StackTrace");
        return new(TextOf(output, "Status"), TextOf(output, "Result"), error);
    }

    /// <summary>What a function threw, as its runtime reports it.</summary>
    public static DurableError ReadError(ReadOnlyMemory<byte> payload) =>
        ReadError(TryParse(payload), "errorType", "errorMessage", "stackTrace")
        ?? new() { ErrorMessage = Encoding.UTF8.GetString(payload.Span) };

    /// <summary>The error of an execution, in the shape in which a synchronous caller gets errors of functions.</summary>
    internal static byte[] WriteError(DurableError error)
    {
        var written = new JsonObject();
        written.Set("errorType", error.ErrorType);
        written.Set("errorMessage", error.ErrorMessage);
        written.Set("errorData", error.ErrorData);
        if (error.StackTrace is { } lines)
            written["stackTrace"] = new JsonArray([.. lines.Select(line => (JsonNode?)JsonValue.Create(line))]);
        return JsonSerializer.SerializeToUtf8Bytes(written, CloudJson.Options);
    }

    private static DurableError? ReadError(JsonObject? error, string type, string message, string stackTrace) =>
        error is null ? null : new()
    {
        ErrorType = TextOf(error, type),
        ErrorMessage = TextOf(error, message),
        ErrorData = TextOf(error, "ErrorData"),
        StackTrace = (error[stackTrace] as JsonArray)?.Select(line => line?.ToString() ?? "").ToList(),
    };

    private static string? TextOf(JsonObject? parent, string name) =>
        parent?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonObject? TryParse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return CloudJson.Parse(payload.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // judged by what it lacks
        }
    }
}
