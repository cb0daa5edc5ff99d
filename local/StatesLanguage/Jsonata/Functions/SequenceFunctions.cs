using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions on arrays.</summary>
internal static class SequenceFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("count", "<a:n>", 1, call => JsonValues.Box((double)(call.Array(0)?.Count ?? 0))),
        Library.Define("append", "<xx:a>", 2, Append),
        Library.Define("reverse", "<a:a>", 1, Reverse),
        Library.Define("sort", "<af?:a>", 2, Sort),
        Library.Define("shuffle", "<a:a>", 1, Shuffle),
        Library.Define("distinct", "<x:x>", 1, Distinct),
        Library.Define("zip", "<a+>", 0, Zip),
    ];

    private static object? Append(FunctionCall call)
    {
        if (call[0] is null || call[1] is null)
            return call[0] ?? call[1];
        var joined = new JsonataArray { IsSequence = call[0] is not JsonataArray && call[1] is JsonataArray { Count: 0 } };
        joined.AddFlat(call[0]);
        joined.AddFlat(call[1]);
        call.Run.Budget.SpendOnItems(joined.Count, joined.Count);
        return joined;
    }

    private static JsonataArray? Reverse(FunctionCall call)
    {
        if (call.Array(0) is not { Count: > 1 } array)
            return call.Array(0);
        call.Run.Budget.Spend(array.Count);
        return new JsonataArray(array.Items.AsEnumerable().Reverse());
    }

    private static JsonataArray? Sort(FunctionCall call)
    {
        if (call.Array(0) is not { Count: > 1 } array)
            return call.Array(0);
        var run = call.Run;
        if (call[1] is { } function)
            return new JsonataArray(MergeSort.Sort(
                array.Items, (left, right) => Judgement.IsTrue(Calling.Apply(function, [left, right], JsonNull.Instance, run))));
        run.Budget.Spend(array.Count * 16L);
        if (Judgement.AreNumbers(array))
            return new JsonataArray(MergeSort.Sort(array.Items, (left, right) => Judgement.CompareNumbers(left!, right!) > 0));
        if (Judgement.AreTexts(array))
            return new JsonataArray(MergeSort.Sort(array.Items, (left, right) => string.CompareOrdinal((string)left!, (string)right!) > 0));
        throw new JsonataException("D3070") { Index = 1 };
    }

    private static JsonataArray? Shuffle(FunctionCall call)
    {
        if (call.Array(0) is not { Count: > 1 } array)
            return call.Array(0);
        call.Run.Budget.Spend(array.Count);
        var shuffled = new List<object?>(array.Count);
        foreach (var item in array.Items)
        {
            var at = (int)(call.Run.NextDouble() * (shuffled.Count + 1));
            shuffled.Add(item);
            (shuffled[at], shuffled[^1]) = (shuffled[^1], shuffled[at]);
        }
        return new JsonataArray(shuffled);
    }

    private static object? Distinct(FunctionCall call)
    {
        if (call.Array(0) is not { Count: > 1 } array)
            return call[0];
        var distinct = new JsonataArray { IsSequence = array.IsSequence };
        var scalars = new HashSet<object>();
        foreach (var item in array.Items)
        {
            call.Run.Budget.Spend(1);
            // Numbers, texts and booleans are equal as C# sees it, too; what is structured is compared one by one.
            var isNew = item is double or LargeInteger or string or bool
                ? scalars.Add(item)
                : !distinct.Items.Exists(known => Judgement.AreEqual(known, item, call.Run.Budget));
            if (isNew)
                distinct.Items.Add(item);
        }
        return distinct;
    }

    private static JsonataArray Zip(FunctionCall call)
    {
        var zipped = new JsonataArray();
        var count = call.Arguments.Length == 0 ? 0 : call.Arguments.Min(argument => (argument as JsonataArray)?.Count ?? 0);
        call.Run.Budget.SpendOnItems((long)count * call.Arguments.Length, count);
        for (var i = 0; i < count; i++)
            zipped.Items.Add(new JsonataArray(call.Arguments.Select(argument => ((JsonataArray)argument!)[i])));
        return zipped;
    }
}
