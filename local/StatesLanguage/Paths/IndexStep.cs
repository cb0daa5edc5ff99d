using System.Globalization;
using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary><c>[2]</c>, <c>[-1]</c> from the end, or several as in <c>[0,2]</c>.</summary>
internal sealed record IndexStep(IReadOnlyList<int> Indexes) : PathStep(IsDefinite: Indexes.Count == 1)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value) =>
        value is JsonArray items
            ? Indexes.Select(index => index < 0 ? index + items.Count : index)
                .Where(index => index >= 0 && index < items.Count)
                .Select(index => items[index])
            : [];

    public override string ToString() =>
        $"[{string.Join(',', Indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)))}]";
}
