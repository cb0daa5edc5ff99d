using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>A value that stands in the expression.</summary>
internal sealed class LiteralNode(object value, int position) : ExpressionNode(position)
{
    public object Value { get; } = value;

    protected override object? Compute(object? input, Frame frame) => Value;
}

/// <summary>A member of the context, or of each of its items.</summary>
internal sealed class NameNode(string name, int position) : ExpressionNode(position)
{
    public string Name { get; } = name;

    /// <summary>The members of that name: of an array, those of its items, in one sequence.</summary>
    public static object? Find(object? input, string name, Budget budget)
    {
        if (input is JsonataObject members)
            return members[name];
        if (input is not JsonataArray array)
            return null;
        Budget.EnsureStack();
        budget.Spend(array.Count);
        var found = JsonataArray.Sequence();
        foreach (var item in array.Items)
            if (Find(item, name, budget) is { } value)
                found.AddFlat(value);
        return found;
    }

    protected override object? Compute(object? input, Frame frame) => Find(input, Name, frame.Run.Budget);
}

/// <summary>A variable; without a name it is the context itself.</summary>
internal sealed class VariableNode(string name, int position) : ExpressionNode(position)
{
    public string Name { get; } = name;

    protected override object? Compute(object? input, Frame frame) =>
        Name.Length > 0 ? frame.Lookup(Name)
        : input is JsonataArray { IsWrapper: true } wrapper ? wrapper[0]
        : input;
}

/// <summary><c>%</c>: the object from which the path has come.</summary>
internal sealed class ParentNode(AncestorSlot slot, int position) : ExpressionNode(position)
{
    public AncestorSlot Slot { get; } = slot;

    protected override object? Compute(object? input, Frame frame) => frame.Lookup(Slot.Label);
}

/// <summary><c>*</c>: all members.</summary>
internal sealed class WildcardNode(int position) : ExpressionNode(position)
{
    protected override object? Compute(object? input, Frame frame)
    {
        var results = JsonataArray.Sequence();
        var context = input is JsonataArray { IsWrapper: true, Count: > 0 } wrapper ? wrapper[0] : input;
        IEnumerable<object?> values = context switch
        {
            JsonataObject members => members.Members.Values,
            JsonataArray array => array.Items,
            _ => [],
        };
        foreach (var value in values)
            Flatten(value, results, frame.Run.Budget);
        return results;
    }

    private static void Flatten(object? value, JsonataArray results, Budget budget)
    {
        budget.SpendOnItems(1, results.Count);
        if (value is JsonataArray array)
        {
            Budget.EnsureStack();
            foreach (var item in array.Items)
                Flatten(item, results, budget);
        }
        else
        {
            results.Items.Add(value);
        }
    }
}

/// <summary><c>**</c>: the context, all its members, their members, and so on.</summary>
internal sealed class DescendantsNode(int position) : ExpressionNode(position)
{
    protected override object? Compute(object? input, Frame frame)
    {
        if (input is null)
            return null;
        var results = JsonataArray.Sequence();
        Collect(input, results, frame.Run.Budget);
        return results.Count == 1 ? results[0] : results;
    }

    private static void Collect(object? value, JsonataArray results, Budget budget)
    {
        budget.SpendOnItems(1, results.Count);
        if (value is JsonataArray array)
        {
            Budget.EnsureStack();
            foreach (var item in array.Items)
                Collect(item, results, budget);
            return;
        }
        results.Items.Add(value);
        if (value is not JsonataObject members)
            return;
        Budget.EnsureStack();
        foreach (var member in members.Members.Values)
            Collect(member, results, budget);
    }
}
