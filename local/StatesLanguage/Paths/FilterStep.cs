using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary><c>[?(@.status == 0)]</c>: the items of an array that pass a test; an object that passes it stands for itself.</summary>
internal sealed record FilterStep(string Text, Func<JsonNode?, bool> Test) : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value) => value switch
    {
        JsonArray items => items.Where(Test),
        JsonObject when Test(value) => [value],
        _ => [],
    };

    public override string ToString() => $"[?({Text})]";
}
