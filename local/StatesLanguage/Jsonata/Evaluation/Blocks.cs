using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>Parentheses: expressions one after another, with variables of their own; the last one's value is the block's.</summary>
internal sealed class BlockNode(IReadOnlyList<ExpressionNode> expressions, int position) : ExpressionNode(position)
{
    public IReadOnlyList<ExpressionNode> Expressions { get; } = expressions;

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(Expressions);

    protected override object? Compute(object? input, Frame frame)
    {
        var inner = new Frame(frame);
        object? result = null;
        foreach (var expression in Expressions)
            result = expression.Evaluate(input, inner);
        return result;
    }
}

/// <summary>A choice between two expressions.</summary>
internal sealed class ConditionNode(ExpressionNode condition, ExpressionNode then, ExpressionNode? otherwise, int position) : ExpressionNode(position)
{
    public ExpressionNode Then { get; } = then;

    public ExpressionNode? Otherwise { get; } = otherwise;

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(condition, Then, Otherwise);

    protected override object? Compute(object? input, Frame frame) =>
        Judgement.IsTrue(condition.Evaluate(input, frame)) ? Then.Evaluate(input, frame) : Otherwise?.Evaluate(input, frame);
}

/// <summary><c>?:</c> and <c>??</c>: a value, or another one where the first is false or not there.</summary>
internal sealed class DefaultNode(bool mustBeTrue, ExpressionNode value, ExpressionNode otherwise, int position) : ExpressionNode(position)
{
    public ExpressionNode Otherwise { get; } = otherwise;

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(value, Otherwise);

    protected override object? Compute(object? input, Frame frame)
    {
        var result = value.Evaluate(input, frame);
        return (mustBeTrue ? Judgement.IsTrue(result) : result is not null) ? result : Otherwise.Evaluate(input, frame);
    }
}

/// <summary><c>:=</c>: binds a variable in the block around it.</summary>
internal sealed class AssignmentNode(string name, ExpressionNode value, int position) : ExpressionNode(position)
{
    public string Name { get; } = name;

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(value);

    protected override object? Compute(object? input, Frame frame)
    {
        var result = value.Evaluate(input, frame);
        frame.Bind(Name, result);
        return result;
    }
}

/// <summary>Brackets around values: an array of them.</summary>
internal sealed class ArrayNode(IReadOnlyList<ExpressionNode> items, int position) : ExpressionNode(position)
{
    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(items);

    protected override object? Compute(object? input, Frame frame)
    {
        var result = new JsonataArray { IsConstructed = Step.IsConstructor };
        foreach (var item in items)
        {
            var value = item.Evaluate(input, frame);
            if (value is null)
                continue;
            frame.Run.Budget.SpendOnItems(value is JsonataArray list ? list.Count : 1, result.Count);
            // Only brackets within brackets make an array within an array; all else is merged.
            if (item is ArrayNode)
                result.Items.Add(value);
            else
                result.AddFlat(value);
        }
        return result;
    }
}

/// <summary>Braces around pairs: an object.</summary>
internal sealed class ObjectNode(Grouping pairs, int position) : ExpressionNode(position)
{
    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => pairs.Pairs.SelectMany(pair => InContext(pair.Key, pair.Value));

    protected override object? Compute(object? input, Frame frame) => pairs.Evaluate(input, frame);
}
