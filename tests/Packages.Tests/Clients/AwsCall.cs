using System.Text.Json.Nodes;

namespace Comparison.Packages.Tests.Clients;

/// <summary>One request as it came over the wire.</summary>
/// <param name="Target">Path and query, still escaped.</param>
internal sealed record AwsCall(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public void HasJson(string expected) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), Json), Body);
}
