using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>Finds for each <c>%</c> the step whose context it means, and has the step keep it.</summary>
internal static class Ancestry
{
    /// <summary>What a part still looks for, the whole looks for.</summary>
    public static void Inherit(ExpressionNode whole, ExpressionNode? part)
    {
        if (part is null)
            return;
        foreach (var slot in Sought(part))
            Seek(whole, slot);
    }

    /// <summary>Looks for the steps that the last step of a path means, from the end of the path to its beginning.</summary>
    public static void Resolve(PathNode path)
    {
        var steps = path.Steps;
        foreach (var slot in Sought(steps[^1]).ToArray())
        {
            for (var index = steps.Count - 2; slot.Level > 0;)
            {
                if (index < 0)
                {
                    Seek(path, slot);
                    break;
                }
                var step = steps[index--];
                // Steps that bind their values to variables do not move the context.
                while (index >= 0 && step.Step.Focus is not null && steps[index].Step.Focus is not null)
                    step = steps[index--];
                Find(step, slot);
            }
        }
    }

    /// <summary>Goes up by one step, or by all of a path.</summary>
    public static void Find(ExpressionNode node, AncestorSlot slot)
    {
        switch (node)
        {
            case NameNode or WildcardNode:
                slot.Level--;
                if (slot.Level == 0)
                    Keep(node.OwnStep(), slot);
                break;
            case ParentNode:
                slot.Level++;
                break;
            case BlockNode { Expressions: [.., var last] }:
                node.OwnStep().IsTuple = true;
                Find(last, slot);
                break;
            case BlockNode:
                break;
            case PathNode path:
                path.OwnStep().IsTuple = true;
                var index = path.Steps.Count - 1;
                Find(path.Steps[index--], slot);
                while (slot.Level > 0 && index >= 0)
                    Find(path.Steps[index--], slot);
                path.Complete();
                break;
            default:
                throw new JsonataException("S0217") { Position = node.Position, Token = NameOf(node) };
        }
    }

    /// <summary>Refuses an expression that looks for what lies outside of it.</summary>
    public static void RequireResolved(ExpressionNode whole)
    {
        if (Sought(whole).Any())
            throw new JsonataException("S0217") { Position = whole.Position, Token = NameOf(whole) };
    }

    public static IEnumerable<AncestorSlot> Sought(ExpressionNode node) =>
        node is ParentNode parent ? (node.SeekingParent ?? []).Append(parent.Slot) : node.SeekingParent ?? [];

    private static void Seek(ExpressionNode node, AncestorSlot slot)
    {
        node.SeekingParent ??= [];
        if (!node.SeekingParent.Contains(slot))
            node.SeekingParent.Add(slot);
    }

    private static void Keep(StepTraits step, AncestorSlot slot)
    {
        // Several may mean the same step.
        if (step.Ancestor is { } known)
            slot.Label = known.Label;
        step.Ancestor = slot;
        step.IsTuple = true;
    }

    private static string NameOf(ExpressionNode node) => node switch
    {
        ParentNode => "parent",
        VariableNode => "variable",
        PathNode => "path",
        CallNode => "function",
        LiteralNode { Value: string } => "string",
        LiteralNode { Value: double } => "number",
        LiteralNode => "value",
        ArrayNode or ObjectNode or MinusNode => "unary",
        ConditionNode or DefaultNode => "condition",
        LambdaNode => "lambda",
        PartialCallNode => "partial",
        ApplicationNode => "apply",
        AssignmentNode => "bind",
        DescendantsNode => "descendant",
        TransformNode => "transform",
        RegexNode => "regex",
        SortNode => "sort",
        _ => "binary",
    };
}
