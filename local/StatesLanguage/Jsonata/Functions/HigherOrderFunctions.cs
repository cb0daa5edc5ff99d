using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions that call a function for each item; it is given the item, its index and the array, as far as it takes them.</summary>
internal static class HigherOrderFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("map", "<af>", 2, Map),
        Library.Define("filter", "<af>", 2, Filter),
        Library.Define("single", "<af?>", 2, Single),
        Library.Define("reduce", "<afj?:j>", 3, Reduce),
    ];

    private static JsonataArray? Map(FunctionCall call)
    {
        if (call.Array(0) is not { } array)
            return null;
        var results = JsonataArray.Sequence();
        for (var i = 0; i < array.Count; i++)
            if (Apply(call, array, i) is { } result)
                results.Items.Add(result);
        return results;
    }

    private static JsonataArray? Filter(FunctionCall call)
    {
        if (call.Array(0) is not { } array)
            return null;
        var results = JsonataArray.Sequence();
        for (var i = 0; i < array.Count; i++)
            if (Judgement.IsTrue(Apply(call, array, i)))
                results.Items.Add(array[i]);
        return results;
    }

    private static object? Single(FunctionCall call)
    {
        if (call.Array(0) is not { } array)
            return null;
        object? found = null;
        var count = 0;
        for (var i = 0; i < array.Count; i++)
            if (call[1] is null || Judgement.IsTrue(Apply(call, array, i)))
            {
                if (++count > 1)
                    throw new JsonataException("D3138") { Index = i };
                found = array[i];
            }
        return count == 1 ? found : throw new JsonataException("D3139");
    }

    private static object? Reduce(FunctionCall call)
    {
        if (call.Array(0) is not { } array)
            return null;
        var arity = ((JsonataFunction)call[1]!).Arity;
        if (arity < 2)
            throw new JsonataException("D3050") { Index = 1 };
        var next = call[2] is null && array.Count > 0 ? 1 : 0;
        var result = next == 1 ? array[0] : call[2];
        for (; next < array.Count; next++)
            result = call.Apply(call[1], result, array[next], JsonValues.Box((double)next), array);
        return result;
    }

    private static object? Apply(FunctionCall call, JsonataArray array, int index)
    {
        call.Run.Budget.Spend(1);
        return call.Apply(call[1], array[index], JsonValues.Box((double)index), array);
    }
}
