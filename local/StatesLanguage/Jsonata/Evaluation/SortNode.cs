using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>A term of an order-by clause.</summary>
internal sealed record SortTerm(ExpressionNode Expression, bool IsDescending);

/// <summary><c>^(…)</c>: the step of a path that puts the values before it in order.</summary>
internal sealed class SortNode(IReadOnlyList<SortTerm> terms, int position) : ExpressionNode(position)
{
    public JsonataArray Sort(JsonataArray values, Frame frame)
    {
        if (values.Count < 2)
            return values;
        var sorted = new JsonataArray(MergeSort.Sort(values.Items, (left, right) => Compare(left, right, frame) > 0))
        {
            IsTupleStream = values.IsTupleStream,
            IsSequence = values.IsTupleStream,
        };
        return sorted;
    }

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => terms.Select(term => (term.Expression, false));

    protected override object? Compute(object? input, Frame frame) => throw new InvalidOperationException("A step by itself has no value.");

    private int Compare(object? left, object? right, Frame frame)
    {
        foreach (var term in terms)
        {
            var comparison = Compare(Evaluate(term, left, frame), Evaluate(term, right, frame), term.IsDescending);
            if (comparison != 0)
                return comparison;
        }
        return 0;
    }

    private static object? Evaluate(SortTerm term, object? item, Frame frame) => item is Bindings tuple
        ? term.Expression.Evaluate(tuple.Value, new Frame(frame, tuple))
        : term.Expression.Evaluate(item, frame);

    private int Compare(object? left, object? right, bool isDescending)
    {
        // What has no value comes last, in either direction.
        if (left is null || right is null)
            return (left is null ? 1 : 0) - (right is null ? 1 : 0);
        if (!CanSort(left) || !CanSort(right))
            throw new JsonataException("T2008")
            {
                Position = Position,
                Value = ValueText.Json(CanSort(left) ? right : left),
            };
        var comparison = (left, right) switch
        {
            (string first, string second) => string.CompareOrdinal(first, second),
            (not string, not string) => Judgement.CompareNumbers(left, right),
            _ => throw new JsonataException("T2007")
            {
                Position = Position,
                Value = ValueText.Json(left),
                SecondValue = ValueText.Json(right),
            },
        };
        return isDescending ? -comparison : comparison;
    }

    private static bool CanSort(object value) => value is double or LargeInteger or string;
}

/// <summary>Sorts by a function that says which two are in the wrong order; equal ones stay in theirs.</summary>
internal static class MergeSort
{
    public static List<object?> Sort(List<object?> items, Func<object?, object?, bool> isAfter)
    {
        if (items.Count < 2)
            return items;
        var middle = items.Count / 2;
        var left = Sort(items[..middle], isAfter);
        var right = Sort(items[middle..], isAfter);
        var merged = new List<object?>(items.Count);
        int i = 0, j = 0;
        while (i < left.Count && j < right.Count)
            merged.Add(isAfter(left[i], right[j]) ? right[j++] : left[i++]);
        merged.AddRange(left[i..]);
        merged.AddRange(right[j..]);
        return merged;
    }
}
