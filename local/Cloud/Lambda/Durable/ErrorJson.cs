using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.Local.Cloud.Lambda.Durable;

/// <summary>An error on the wire, where it is called ErrorObject.</summary>
internal static class ErrorJson
{
    public static JsonObject Write(DurableError error)
    {
        var written = new JsonObject();
        written.Set("ErrorMessage", error.ErrorMessage);
        written.Set("ErrorType", error.ErrorType);
        written.Set("ErrorData", error.ErrorData);
        if (error.StackTrace is { } lines)
            written["StackTrace"] = new JsonArray([.. lines.Select(line => (JsonNode?)JsonValue.Create(line))]);
        return written;
    }

    /// <exception cref="AwsException">A member is of another type.</exception>
    public static DurableError? Read(JsonObject? error) => error is null ? null : new()
    {
        ErrorMessage = error.Text("ErrorMessage"),
        ErrorType = error.Text("ErrorType"),
        ErrorData = error.Text("ErrorData"),
        StackTrace = error["StackTrace"] is null ? null : error.Texts("StackTrace"),
    };
}
