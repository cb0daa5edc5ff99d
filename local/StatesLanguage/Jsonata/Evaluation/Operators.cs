using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>An operator between two values, both of which it evaluates.</summary>
internal abstract class OperatorNode(string symbol, ExpressionNode left, ExpressionNode right, int position) : ExpressionNode(position)
{
    protected string Symbol { get; } = symbol;

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(left, right);

    protected sealed override object? Compute(object? input, Frame frame) =>
        Apply(left.Evaluate(input, frame), right.Evaluate(input, frame), frame.Run.Budget);

    protected abstract object? Apply(object? left, object? right, Budget budget);

    protected JsonataException Fail(string code, object? value = null, object? second = null) => new(code)
    {
        Position = Position,
        Token = Symbol,
        Value = ValueText.Json(value),
        SecondValue = ValueText.Json(second),
    };
}

/// <summary>+ - * / %</summary>
internal sealed class ArithmeticNode(string symbol, ExpressionNode left, ExpressionNode right, int position) : OperatorNode(symbol, left, right, position)
{
    protected override object? Apply(object? left, object? right, Budget budget)
    {
        if (left is not null && !Judgement.IsNumber(left))
            throw Fail("T2001", left);
        if (right is not null && !Judgement.IsNumber(right))
            throw Fail("T2002", right);
        if (left is null || right is null)
            return null;
        var (first, second) = (Judgement.ToDouble(left), Judgement.ToDouble(right));
        var result = Symbol[0] switch
        {
            '+' => first + second,
            '-' => first - second,
            '*' => first * second,
            '/' => first / second,
            _ => first % second,
        };
        return (Math.Abs(result) >= LargeInteger.MinMagnitude || left is LargeInteger || right is LargeInteger)
            && Exact(left, right) is { } exact ? exact : JsonValues.Box(result);
    }

    // What whole numbers of 64 bits make of each other, as long as that is one; not of a quotient.
    private object? Exact(object left, object right)
    {
        if (Symbol[0] == '/' || Judgement.ToWhole(left) is not { } first || Judgement.ToWhole(right) is not { } second || (Symbol[0] == '%' && second == 0))
            return null;
        var exact = Symbol[0] switch
        {
            '+' => first + second,
            '-' => first - second,
            '*' => first * second,
            _ => first % second,
        };
        return exact < long.MinValue || exact > long.MaxValue ? null : LargeInteger.TryCreate((long)exact) ?? JsonValues.Box((double)exact);
    }
}

/// <summary>= and !=, neither of which holds where a side has no value.</summary>
internal sealed class EqualityNode(string symbol, ExpressionNode left, ExpressionNode right, int position) : OperatorNode(symbol, left, right, position)
{
    protected override object? Apply(object? left, object? right, Budget budget) =>
        JsonValues.Box(left is not null && right is not null && Judgement.AreEqual(left, right, budget) == (Symbol == "="));
}

/// <summary>&lt; &lt;= &gt; &gt;=, for two numbers or two texts.</summary>
internal sealed class ComparisonNode(string symbol, ExpressionNode left, ExpressionNode right, int position) : OperatorNode(symbol, left, right, position)
{
    protected override object? Apply(object? left, object? right, Budget budget)
    {
        if (!CanCompare(left) || !CanCompare(right))
            throw Fail("T2010", CanCompare(left) ? right : left);
        return (left, right) switch
        {
            (null, _) or (_, null) => null,
            (double first, double second) => JsonValues.Box(Holds(first, second)),
            (string first, string second) => JsonValues.Box(Holds(string.CompareOrdinal(first, second), 0)),
            (string, _) or (_, string) => throw Fail("T2009", left, right),
            _ => JsonValues.Box(Holds(Judgement.CompareNumbers(left, right), 0)),
        };
    }

    private static bool CanCompare(object? value) => value is null or string or double or LargeInteger;

    private bool Holds(double first, double second) => Symbol switch
    {
        "<" => first < second,
        "<=" => first <= second,
        ">" => first > second,
        _ => first >= second,
    };
}

/// <summary>&amp;: both sides as text, one behind the other.</summary>
internal sealed class ConcatenationNode(ExpressionNode left, ExpressionNode right, int position) : OperatorNode("&", left, right, position)
{
    protected override object? Apply(object? left, object? right, Budget budget)
    {
        var first = ValueText.Show(left, budget);
        var second = ValueText.Show(right, budget);
        budget.SpendOnText((long)first.Length + second.Length);
        return first + second;
    }
}

/// <summary>..: all whole numbers from one to another; it stands in brackets only.</summary>
internal sealed class RangeNode(ExpressionNode left, ExpressionNode right, int position) : OperatorNode("..", left, right, position)
{
    private const double MaxItems = 1e7;

    protected override object? Apply(object? left, object? right, Budget budget)
    {
        if (left is not null && !Judgement.IsInteger(left))
            throw Fail("T2003", left);
        if (right is not null && !Judgement.IsInteger(right))
            throw Fail("T2004", right);
        if (left is null || right is null)
            return null;
        var (first, last) = (Judgement.ToDouble(left), Judgement.ToDouble(right));
        if (first > last)
            return null;
        var count = last - first + 1;
        if (count > MaxItems)
            throw Fail("D2014", count);
        budget.SpendOnItems((long)count, (long)count);
        var items = new JsonataArray((int)count) { IsSequence = true };
        for (var number = first; number <= last; number++)
            items.Items.Add(JsonValues.Box(number));
        return items;
    }
}

/// <summary>in: whether a value is among others.</summary>
internal sealed class MembershipNode(ExpressionNode left, ExpressionNode right, int position) : OperatorNode("in", left, right, position)
{
    protected override object? Apply(object? left, object? right, Budget budget)
    {
        if (left is null || right is null)
            return JsonValues.False;
        var items = right as JsonataArray ?? JsonataArray.Sequence(right);
        foreach (var item in items.Items)
            if (Judgement.AreEqual(left, item, budget))
                return JsonValues.True;
        return JsonValues.False;
    }
}

/// <summary>and, or: the right side is not looked at when the left one decides.</summary>
internal sealed class LogicNode(bool isAnd, ExpressionNode left, ExpressionNode right, int position) : ExpressionNode(position)
{
    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(left, right);

    protected override object? Compute(object? input, Frame frame)
    {
        var first = Judgement.IsTrue(left.Evaluate(input, frame));
        return first == isAnd ? JsonValues.Box(Judgement.IsTrue(right.Evaluate(input, frame))) : JsonValues.Box(first);
    }
}

/// <summary>A minus before a value.</summary>
internal sealed class MinusNode(ExpressionNode operand, int position) : ExpressionNode(position)
{
    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => InContext(operand);

    protected override object? Compute(object? input, Frame frame)
    {
        var value = operand.Evaluate(input, frame);
        if (value is null)
            return null;
        return value is LargeInteger large ? large.Negate()
            : Judgement.IsNumber(value) ? JsonValues.Box(-(double)value)
            : throw new JsonataException("D1002") { Position = Position, Token = "-", Value = ValueText.Json(value) };
    }
}
