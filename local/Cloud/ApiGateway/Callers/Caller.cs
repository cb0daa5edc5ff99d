using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.ApiGateway.Callers;

/// <summary>What an authorizer found out: who is calling, or how the request is refused.</summary>
/// <param name="Context">What the function gets as <c>requestContext.authorizer</c>.</param>
/// <param name="Refusal">A status and its text; null when the caller may pass.</param>
internal sealed record Caller(JsonObject? Context, (int Status, string Message)? Refusal = null)
{
    public static Caller Forbidden { get; } = new(null, (403, "Forbidden"));

    public static Caller Unauthorized { get; } = new(null, (401, "Unauthorized"));
}
