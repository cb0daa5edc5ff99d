using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>Pairs in braces: what they make of the values before them is one object, with the values of equal keys together.</summary>
internal sealed class Grouping(IReadOnlyList<(ExpressionNode Key, ExpressionNode Value)> pairs, int position)
{
    public IReadOnlyList<(ExpressionNode Key, ExpressionNode Value)> Pairs { get; } = pairs;

    public JsonataObject Evaluate(object? input, Frame frame)
    {
        var items = input as JsonataArray ?? JsonataArray.Sequence(input);
        var groups = new OrderedDictionary<string, Collected>();
        foreach (var item in items.Items)
            Collect(groups, item, items.IsTupleStream, frame);
        // Nothing at all still makes an object of keys that stand there as text.
        if (items.Count == 0)
            Collect(groups, null, isTuple: false, frame);

        var result = new JsonataObject();
        foreach (var (key, group) in groups)
            if (Evaluate(group, frame) is { } value)
                result[key] = value;
        return result;
    }

    private void Collect(OrderedDictionary<string, Collected> groups, object? item, bool isTuple, Frame frame)
    {
        var tuple = isTuple ? (Bindings)item! : null;
        var inner = tuple is null ? frame : new Frame(frame, tuple);
        for (var i = 0; i < Pairs.Count; i++)
        {
            var evaluated = Pairs[i].Key.Evaluate(tuple is null ? item : tuple.Value, inner);
            if (evaluated is null)
                continue;
            if (evaluated is not string key)
                throw new JsonataException("T1003") { Position = position, Value = ValueText.Json(evaluated) };
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, new Collected(i, item));
            else if (group.Pair != i)
                throw new JsonataException("D1009") { Position = position, Value = ValueText.Json(key) };
            else
                group.Add(item);
            frame.Run.Budget.Spend(1);
        }
    }

    private object? Evaluate(Collected group, Frame frame)
    {
        var value = Pairs[group.Pair].Value;
        if (group.Data is not Bindings tuple)
            return value.Evaluate(group.Data, frame);
        return value.Evaluate(tuple.Value, new Frame(frame, tuple));
    }

    /// <summary>What has the same key. One item stays itself, several are an array.</summary>
    private sealed class Collected(int pair, object? first)
    {
        private readonly List<object?> _items = [first];

        public int Pair { get; } = pair;

        public object? Data => _items.Count == 1 ? _items[0] : _items[0] is Bindings ? Merge() : Join(_items);

        public void Add(object? item) => _items.Add(item);

        private static JsonataArray? Join(IEnumerable<object?> items)
        {
            var joined = new JsonataArray();
            foreach (var item in items)
                if (item is not null)
                    joined.AddFlat(item);
            return joined.Count == 0 ? null : joined;
        }

        private Bindings Merge()
        {
            var tuples = _items.Cast<Bindings>().ToArray();
            var merged = new Bindings(Join(tuples.Select(tuple => tuple.Value)));
            foreach (var name in tuples.SelectMany(tuple => tuple.Variables).Select(variable => variable.Key).Distinct())
            {
                var values = tuples.SelectMany(tuple => tuple.Variables.Where(variable => variable.Key == name)).ToArray();
                merged.Bind(name, values.Length == 1 ? values[0].Value : Join(values.Select(variable => variable.Value)));
            }
            return merged;
        }
    }
}
