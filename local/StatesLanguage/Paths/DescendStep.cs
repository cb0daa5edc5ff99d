using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary><c>..</c>: the value itself and everything below it, to each of which the next step applies.</summary>
internal sealed record DescendStep() : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value) =>
        WildcardStep.Children(value).SelectMany(Select).Prepend(value);

    public override string ToString() => "..";
}
