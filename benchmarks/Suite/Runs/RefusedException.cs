using System.Text.Json.Nodes;

namespace Comparison.Suite.Runs;

/// <summary>The HTTP API refused a request, and not because it broke a rule of its workflow.</summary>
public sealed class RefusedException(string sample, int status, JsonNode? body)
    : Exception($"The API refused {sample} with {status}: {string.Join("; ", body?["errors"] as JsonArray ?? ["no reason given"])}");
