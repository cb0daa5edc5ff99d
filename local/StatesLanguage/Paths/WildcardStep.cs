using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary><c>.*</c> or <c>[*]</c>: every member of an object, every item of an array.</summary>
internal sealed record WildcardStep() : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value) => Children(value);

    public override string ToString() => "[*]";

    public static IEnumerable<JsonNode?> Children(JsonNode? value) => value switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    };
}
