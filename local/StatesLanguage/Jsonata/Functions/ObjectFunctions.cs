using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Functions;

/// <summary>Functions on objects.</summary>
internal static class ObjectFunctions
{
    public static IEnumerable<NativeFunction> All { get; } =
    [
        Library.Define("keys", "<x-:a<s>>", 1, Keys),
        Library.Define("lookup", "<x-s:x>", 2, call =>
            call.Text(1) is { } name ? NameNode.Find(call[0], name, call.Run.Budget) : null),
        Library.Define("spread", "<x-:a<o>>", 1, call => Spread(call[0], call.Run.Budget)),
        Library.Define("merge", "<a<o>:o>", 1, Merge),
        Library.Define("sift", "<o-f?:o>", 2, Sift),
        Library.Define("each", "<o-f:a>", 2, Each),
    ];

    private static JsonataArray Keys(FunctionCall call)
    {
        var names = new OrderedDictionary<string, bool>();
        CollectKeys(call[0], names, call.Run.Budget);
        return new JsonataArray(names.Keys) { IsSequence = true };
    }

    private static void CollectKeys(object? value, OrderedDictionary<string, bool> names, Budget budget)
    {
        budget.Spend(1);
        if (value is JsonataObject members)
        {
            budget.Spend(members.Count);
            foreach (var name in members.Members.Keys)
                names[name] = true;
        }
        else if (value is JsonataArray array)
        {
            Budget.EnsureStack();
            foreach (var item in array.Items)
                CollectKeys(item, names, budget);
        }
    }

    private static object? Spread(object? value, Budget budget)
    {
        if (value is not (JsonataArray or JsonataObject))
            return value;
        var spread = JsonataArray.Sequence();
        Spread(value, spread, budget);
        return spread;
    }

    private static void Spread(object? value, JsonataArray spread, Budget budget)
    {
        budget.Spend(1);
        switch (value)
        {
            case JsonataArray array:
                Budget.EnsureStack();
                foreach (var item in array.Items)
                    Spread(item, spread, budget);
                break;
            case JsonataObject members:
                budget.SpendOnItems(members.Count, spread.Count);
                foreach (var (name, member) in members.Members)
                    spread.Items.Add(new JsonataObject { [name] = member });
                break;
            default:
                if (value is not null)
                    spread.Items.Add(value);
                break;
        }
    }

    private static JsonataObject? Merge(FunctionCall call)
    {
        if (call.Array(0) is not { } objects)
            return null;
        var merged = new JsonataObject();
        foreach (var members in objects.Items.OfType<JsonataObject>())
        {
            call.Run.Budget.Spend(members.Count);
            foreach (var (name, member) in members.Members)
                merged[name] = member;
        }
        return merged;
    }

    private static JsonataObject? Sift(FunctionCall call)
    {
        if (call.Object(0) is not { } members)
            return null;
        var sifted = new JsonataObject();
        foreach (var (name, member) in members.Members.ToArray())
            if (Judgement.IsTrue(call.Apply(call[1], member, name, members)))
                sifted[name] = member;
        return sifted.Count == 0 ? null : sifted;
    }

    private static JsonataArray? Each(FunctionCall call)
    {
        if (call.Object(0) is not { } members)
            return null;
        var results = JsonataArray.Sequence();
        foreach (var (name, member) in members.Members.ToArray())
            if (call.Apply(call[1], member, name, members) is { } result)
                results.Items.Add(result);
        return results;
    }
}
