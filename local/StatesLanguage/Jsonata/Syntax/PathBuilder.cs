using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;

namespace Comparison.Local.StatesLanguage.Jsonata.Syntax;

/// <summary>Puts paths together from what the parser reads: steps, predicates, groups, orders, bindings.</summary>
internal static class PathBuilder
{
    public static PathNode Name(ExpressionToken token) =>
        new([new NameNode(token.Text, token.Position)], token.Position) { IsName = true };

    /// <summary>A dot.</summary>
    public static PathNode Append(ExpressionNode left, ExpressionNode right, int position)
    {
        var path = Open(left, position);
        var known = left == path ? path.Steps.Count : 0;
        if (left is ParentNode parent)
            path.SeekingParent = [parent.Slot];
        if (right is PathNode more)
        {
            path.Steps.AddRange(more.Steps);
        }
        else
        {
            MakeStages(right);
            path.Steps.Add(right);
        }
        for (var i = Math.Max(0, known - 1); i < path.Steps.Count; i++)
        {
            path.Steps[i] = AsStep(path.Steps[i]);
            path.KeepsSingletonArray |= path.Steps[i].KeepsArray;
        }
        if (path.Steps[0] is ArrayNode first)
            first.OwnStep().IsConstructor = true;
        if (path.Steps[^1] is ArrayNode last)
            last.OwnStep().IsConstructor = true;
        Ancestry.Resolve(path);
        return path;
    }

    /// <summary>Brackets behind an expression.</summary>
    public static ExpressionNode Filter(ExpressionNode left, ExpressionNode predicate, int position)
    {
        var step = left is PathNode path ? path.Steps[^1] : left;
        if (step.Group is not null)
            throw new JsonataException("S0209") { Position = position };
        foreach (var slot in predicate.SeekingParent ?? [])
            if (slot.Level == 1)
                Ancestry.Find(step, slot);
            else
                slot.Level--;
        if (predicate is ParentNode parent)
            Ancestry.Find(step, parent.Slot);
        Ancestry.Inherit(step, predicate);
        if (left is PathNode named)
        {
            (step.OwnStep().Stages ??= []).Add(new PathStage(predicate, Index: null));
            named.IsName &= named.Steps.Count == 1;
        }
        else
        {
            (left.Predicates ??= []).Add(predicate);
        }
        return left;
    }

    /// <summary>Empty brackets: a single result stays an array.</summary>
    public static ExpressionNode KeepArray(ExpressionNode left)
    {
        left.KeepsArray = true;
        if (left is PathNode { IsName: true } path)
        {
            path.Steps[0].KeepsArray = true;
            path.KeepsSingletonArray = true;
        }
        return left;
    }

    /// <summary>Braces behind an expression.</summary>
    public static ExpressionNode Group(ExpressionNode left, Grouping group, int position)
    {
        if (left.Group is not null)
            throw new JsonataException("S0210") { Position = position };
        left.Group = group;
        if (left is PathNode path)
            path.IsName = false;
        return left;
    }

    /// <summary>An order-by clause.</summary>
    public static PathNode Sort(ExpressionNode left, IReadOnlyList<SortTerm> terms, int position)
    {
        var path = Open(left, position);
        var sort = new SortNode(terms, position);
        foreach (var term in terms)
            Ancestry.Inherit(sort, term.Expression);
        path.Steps.Add(sort);
        Ancestry.Resolve(path);
        return path;
    }

    /// <summary><c>@$variable</c></summary>
    public static ExpressionNode BindFocus(ExpressionNode left, string variable, int position)
    {
        var step = left is PathNode path ? path.Steps[^1] : left;
        if (step.Step.Stages is not null || step.Predicates is not null)
            throw new JsonataException("S0215") { Position = position };
        if (step is SortNode)
            throw new JsonataException("S0216") { Position = position };
        var traits = step.OwnStep();
        (traits.Focus, traits.IsTuple) = (variable, true);
        if (left.KeepsArray)
            step.KeepsArray = true;
        return left;
    }

    /// <summary><c>#$variable</c></summary>
    public static PathNode BindIndex(ExpressionNode left, string variable, int position)
    {
        var path = left as PathNode;
        if (path is null)
        {
            MakeStages(left);
            path = new PathNode([left], position);
        }
        path.IsName = false;
        var traits = path.Steps[^1].OwnStep();
        if (traits.Stages is { } stages)
            stages.Add(new PathStage(Filter: null, variable));
        else
            traits.Index = variable;
        traits.IsTuple = true;
        return path;
    }

    private static PathNode Open(ExpressionNode left, int position)
    {
        if (left is PathNode path)
        {
            path.IsName = false;
            return path;
        }
        return new PathNode([left], position);
    }

    // As a step of a path, what is filtered are its results for each item of the context.
    private static void MakeStages(ExpressionNode node)
    {
        if (node.Predicates is not { } predicates)
            return;
        node.OwnStep().Stages = [.. predicates.Select(predicate => new PathStage(predicate, Index: null))];
        node.Predicates = null;
    }

    private static ExpressionNode AsStep(ExpressionNode step)
    {
        if (step is not LiteralNode literal)
            return step;
        if (literal.Value is not string name)
            throw new JsonataException("S0213") { Position = step.Position, Value = Values.ValueText.Json(literal.Value) };
        var named = new NameNode(name, step.Position);
        named.TakeOver(step);
        return named;
    }
}
