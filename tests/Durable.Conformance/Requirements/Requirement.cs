using System.Text.Json.Nodes;

namespace Comparison.Durable.Conformance.Requirements;

/// <summary>One of AWS's requirements: what goes in, what the world does, and what must come out.</summary>
internal sealed record Requirement(string Id, JsonObject Text)
{
    public JsonNode? Input => Text[nameof(Input)];

    public JsonArray Events => Text["ExpectedExecutionHistory"]!.AsArray();

    public JsonObject? Result => Text["ExpectedResult"] as JsonObject;

    public IReadOnlyList<JsonObject> CallbackActions => [.. (Text[nameof(CallbackActions)] as JsonArray ?? []).Select(action => action!.AsObject())];

    /// <summary>With a fixed text, made of its name, in the place of each of the requirement's variables: a run is the same every time.</summary>
    public Requirement Bind()
    {
        var text = Text.ToJsonString();
        foreach (var (name, _) in Text["Variables"] as JsonObject ?? [])
            text = text.Replace($"${{{name}}}", $"value-of-{name}", StringComparison.Ordinal);
        return this with { Text = JsonNode.Parse(text)!.AsObject() };
    }
}
