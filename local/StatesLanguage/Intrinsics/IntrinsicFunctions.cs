using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Intrinsics;

/// <summary>The functions of the language by name, with the least and the most arguments they take.</summary>
internal static class IntrinsicFunctions
{
    /// <summary>
    /// The one function that reads the escapes of its first argument itself: <c>\{</c> is a brace and no place for a value.
    /// </summary>
    public static readonly IntrinsicFunction Format = TextFunctions.Format;

    private static readonly Dictionary<string, (IntrinsicFunction Function, (int Min, int Max) Arity)> Known = new()
    {
        ["States.Array"] = (arguments => ArrayFunctions.Create(arguments.From(0)), (0, int.MaxValue)),
        ["States.ArrayContains"] = (ArrayFunctions.Contains, (2, 2)),
        ["States.ArrayGetItem"] = (ArrayFunctions.GetItem, (2, 2)),
        ["States.ArrayLength"] = (arguments => JsonValue.Create(arguments.Array(0).Count), (1, 1)),
        ["States.ArrayPartition"] = (ArrayFunctions.Partition, (2, 2)),
        ["States.ArrayRange"] = (ArrayFunctions.Range, (3, 3)),
        ["States.ArrayUnique"] = (ArrayFunctions.Unique, (1, 1)),
        ["States.Base64Decode"] = (TextFunctions.Base64Decode, (1, 1)),
        ["States.Base64Encode"] = (TextFunctions.Base64Encode, (1, 1)),
        ["States.Format"] = (Format, (1, int.MaxValue)),
        ["States.Hash"] = (TextFunctions.Hash, (2, 2)),
        ["States.JsonMerge"] = (JsonFunctions.Merge, (3, 3)),
        ["States.JsonToString"] = (JsonFunctions.ToText, (1, 1)),
        ["States.MathAdd"] = (MathFunctions.Add, (2, 2)),
        ["States.MathRandom"] = (MathFunctions.Random, (2, 3)),
        ["States.StringSplit"] = (TextFunctions.Split, (2, 2)),
        ["States.StringToJson"] = (JsonFunctions.FromText, (1, 1)),
        ["States.UUID"] = (arguments => JsonValue.Create(arguments.Chance.NewUuid()), (0, 0)),
    };

    public static bool TryFind(string name, [NotNullWhen(true)] out IntrinsicFunction? function, out (int Min, int Max) arity)
    {
        var found = Known.TryGetValue(name, out var known);
        (function, arity) = known;
        return found;
    }
}

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
