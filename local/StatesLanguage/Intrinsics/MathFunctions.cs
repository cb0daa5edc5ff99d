using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>States.MathAdd and States.MathRandom, both of which round each argument first.</summary>
internal static class MathFunctions
{
    public static JsonNode Add(Arguments arguments) => JsonValue.Create(arguments.Rounded(0) + arguments.Rounded(1));

    /// <summary>
    /// A number from the first (included) to the second (left out). The same seed gives the same number, but not the one AWS gives.
    /// </summary>
    public static JsonNode Random(Arguments arguments)
    {
        var (first, end) = (arguments.Rounded(0), arguments.Rounded(1));
        if (first >= end)
            throw new ArgumentException($"The end {end} of the range is not after its start {first}.");
        var share = arguments.Count < 3 ? arguments.Chance.NextDouble() : new Random(arguments.Integer(2)).NextDouble();
        return JsonValue.Create(first + (long)Math.Floor(share * (end - first)));
    }
}
