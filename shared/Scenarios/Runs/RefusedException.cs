using System.Net;
using System.Text.Json.Nodes;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Runs;

/// <summary>The HTTP API refused a request, and not because it broke a rule of its workflow.</summary>
public sealed class RefusedException(string sample, int status, JsonNode? body)
    : Exception($"The API refused {sample} with {status}: {Reason(status, body)}")
{
    // The functions give errors, the gateway before them a message.
    private static string Reason(int status, JsonNode? body) => body?["errors"] is JsonArray errors
        ? string.Join("; ", errors)
        : AwsTrouble.Explain((HttpStatusCode)status, body?["message"]?.ToString()) ?? "no reason given";
}
