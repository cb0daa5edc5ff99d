using System.Globalization;
using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Paths;

/// <summary><c>[from:to]</c>: either end may be missing, negative ones count from the end, and the end itself is left out.</summary>
internal sealed record SliceStep(int? From, int? To) : PathStep(IsDefinite: false)
{
    public override IEnumerable<JsonNode?> Select(JsonNode? value)
    {
        if (value is not JsonArray items)
            return [];
        var from = Resolve(From ?? 0, items.Count);
        var to = Resolve(To ?? items.Count, items.Count);
        return items.Skip(from).Take(to - from);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{From}:{To}]");

    private static int Resolve(int index, int count) => Math.Clamp(index < 0 ? index + count : index, 0, count);
}
