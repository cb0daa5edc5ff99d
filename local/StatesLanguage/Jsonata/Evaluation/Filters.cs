using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>Predicates: an index, several of them, or a condition.</summary>
internal static class Filters
{
    /// <summary>Filters, and bindings of indexes, of a step whose values carry variables.</summary>
    public static JsonataArray? Apply(List<PathStage>? stages, JsonataArray? results, Frame frame)
    {
        foreach (var stage in stages ?? [])
            if (stage.Filter is { } filter)
                results = Apply(filter, results, frame);
            else if (results is { IsTupleStream: true })
                for (var i = 0; i < results.Count; i++)
                    ((Bindings)results[i]!).Bind(stage.Index!, JsonValues.Box((double)i));
        return results;
    }

    public static JsonataArray Apply(ExpressionNode predicate, object? input, Frame frame)
    {
        var items = input as JsonataArray ?? JsonataArray.Sequence(input);
        var isTuples = items.IsTupleStream;
        if (predicate is LiteralNode { Value: double index, Predicates: null })
            return AtIndex(items, index);
        var results = new JsonataArray { IsSequence = true, IsTupleStream = isTuples };
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var result = item is Bindings tuple && isTuples
                ? predicate.Evaluate(tuple.Value, new Frame(frame, tuple))
                : predicate.Evaluate(item, frame);
            AddMatches(results, item, i, items.Count, result);
        }
        return results;
    }

    private static void AddMatches(JsonataArray results, object? item, int index, int count, object? result)
    {
        if (Judgement.IsNumber(result))
        {
            if (IsAt(Judgement.ToDouble(result), index, count))
                results.Items.Add(item);
        }
        else if (result is JsonataArray numbers && Judgement.AreNumbers(numbers))
        {
            foreach (var number in numbers.Items)
                if (IsAt(Judgement.ToDouble(number), index, count))
                    results.Items.Add(item);
        }
        else if (Judgement.IsTrue(result))
        {
            results.Items.Add(item);
        }
    }

    private static bool IsAt(double wanted, int index, int count)
    {
        var at = Math.Floor(wanted);
        return (at < 0 ? count + at : at) == index;
    }

    private static JsonataArray AtIndex(JsonataArray items, double index)
    {
        var at = Math.Floor(index);
        if (at < 0)
            at += items.Count;
        var item = at >= 0 && at < items.Count ? items[(int)at] : null;
        if (item is JsonataArray array)
            return array;
        var results = new JsonataArray(1) { IsSequence = true, IsTupleStream = items.IsTupleStream };
        if (item is not null)
            results.Items.Add(item);
        return results;
    }
}
