using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>ErrorObject on the wire.</summary>
internal static class ErrorJson
{
    public static JsonObject Write(ErrorObject error)
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
    public static ErrorObject? Read(JsonObject? error) => error is null ? null : new()
    {
        ErrorMessage = error.Text("ErrorMessage"),
        ErrorType = error.Text("ErrorType"),
        ErrorData = error.Text("ErrorData"),
        StackTrace = error["StackTrace"] is null ? null : error.Texts("StackTrace"),
    };
}
