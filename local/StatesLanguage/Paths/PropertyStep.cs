using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary><c>.name</c> or <c>['name']</c>.</summary>
internal sealed record PropertyStep(string Name) : PathStep(IsDefinite: true)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value) =>
        value is JsonObject members && members.TryGetPropertyValue(Name, out var member) ? [member] : [];

    public override string ToString() => $"['{Name}']";
}
