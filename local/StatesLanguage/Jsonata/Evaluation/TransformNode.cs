using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary><c>| where | what | without |</c>: a function that gives a copy of its argument with some objects changed.</summary>
internal sealed class TransformNode(ExpressionNode pattern, ExpressionNode update, ExpressionNode? delete, int position) : ExpressionNode(position)
{
    private static readonly FunctionSignature OneObject = new([new Parameter(ArgumentTypes.Object | ArgumentTypes.Array | ArgumentTypes.Missing)]);

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => new[] { pattern, update, delete }
        .OfType<ExpressionNode>().Select(part => (part, false));

    protected override object? Compute(object? input, Frame frame) =>
        new NativeFunction(name: null, OneObject, arity: 1, call => Transform(call[0], frame));

    private object? Transform(object? value, Frame frame)
    {
        if (value is null)
            return null;
        if (frame.Lookup("clone") is not JsonataFunction clone)
            throw new JsonataException("T2013") { Position = Position };
        var copy = Calling.Apply(clone, [value], JsonNull.Instance, frame.Run);
        var found = pattern.Evaluate(copy, frame);
        var targets = found switch
        {
            null => [],
            JsonataArray array => array.Items,
            _ => [found],
        };
        foreach (var target in targets)
        {
            Update(target, frame);
            Delete(target, frame);
        }
        return copy;
    }

    private void Update(object? target, Frame frame)
    {
        var changes = update.Evaluate(target, frame);
        if (changes is null)
            return;
        if (changes is not JsonataObject members)
            throw new JsonataException("T2011") { Position = update.Position, Value = ValueText.Json(changes) };
        if (target is not JsonataObject changed)
            return;
        frame.Run.Budget.Spend(members.Count);
        foreach (var (name, member) in members.Members.ToArray())
            changed[name] = member;
    }

    private void Delete(object? target, Frame frame)
    {
        var deletions = delete?.Evaluate(target, frame);
        if (deletions is null)
            return;
        var names = deletions as JsonataArray ?? JsonataArray.Sequence(deletions);
        if (!Judgement.AreTexts(names))
            throw new JsonataException("T2012") { Position = delete!.Position, Value = ValueText.Json(deletions) };
        if (target is JsonataObject changed)
            foreach (var name in names.Items)
                changed.Members.Remove((string)name!);
    }

    /// <summary>A copy that can be changed without the original's changing.</summary>
    public static object? Copy(object? value, Budget budget)
    {
        switch (value)
        {
            case JsonataArray array:
                Budget.EnsureStack();
                budget.Spend(array.Count);
                return new JsonataArray(array.Items.Select(item => Copy(item, budget)));
            case JsonataObject members:
                Budget.EnsureStack();
                budget.Spend(members.Count);
                var copy = new JsonataObject();
                foreach (var (name, member) in members.Members)
                    copy[name] = Copy(member, budget);
                return copy;
            default:
                return value;
        }
    }
}
