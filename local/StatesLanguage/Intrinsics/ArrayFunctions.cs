using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>States.Array and its kin.</summary>
internal static class ArrayFunctions
{
    private const int MaxRangeLength = 1000;

    public static JsonArray Create(IEnumerable<JsonNode?> items) => new([.. items.Select(JsonNodes.Detached)]);

    public static JsonNode Contains(Arguments arguments) =>
        JsonValue.Create(arguments.Array(0).Any(item => JsonNode.DeepEquals(item, arguments.Any(1))));

    public static JsonNode? GetItem(Arguments arguments)
    {
        var (items, index) = (arguments.Array(0), arguments.Integer(1));
        return index >= 0 && index < items.Count
            ? items[index]
            : throw new ArgumentException($"There is no item {index} in {JsonText.Write(items)}.");
    }

    public static JsonNode Partition(Arguments arguments)
    {
        var size = arguments.Rounded(1);
        if (size is < 1 or > int.MaxValue)
            throw new ArgumentException($"The chunk size {size} is not positive.");
        return Create(arguments.Array(0).Chunk((int)size).Select(Create));
    }

    /// <summary>Counts from the first to the last number, the last one included when the step meets it.</summary>
    public static JsonNode Range(Arguments arguments)
    {
        var (first, last, step) = (arguments.Rounded(0), arguments.Rounded(1), arguments.Rounded(2));
        if (step == 0)
            throw new ArgumentException("The step of a range must not be zero.");
        var count = (last - first) / step + 1;
        if (count > MaxRangeLength)
            throw new ArgumentException($"A range must not have more than {MaxRangeLength} items.");
        return Create(Enumerable.Range(0, (int)Math.Max(count, 0)).Select(index => (JsonNode?)JsonValue.Create(first + index * step)));
    }

    public static JsonNode Unique(Arguments arguments)
    {
        var seen = new List<JsonNode?>();
        foreach (var item in arguments.Array(0))
            if (!seen.Exists(other => JsonNode.DeepEquals(other, item)))
                seen.Add(item);
        return Create(seen);
    }
}
