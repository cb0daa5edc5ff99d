using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>Steps of paths that bind variables on their way: <c>@</c>, <c>#</c>, and what <c>%</c> will ask for.</summary>
internal static class TupleSteps
{
    /// <param name="context">The values before the step, for the first step that binds something.</param>
    /// <param name="tuples">What the step before has left, with its variables.</param>
    public static JsonataArray Evaluate(ExpressionNode step, JsonataArray context, JsonataArray? tuples, Frame frame)
    {
        var results = step is SortNode sort ? Sort(sort, context, tuples, frame) : Advance(step, tuples ?? Wrap(context), frame);
        return Filters.Apply(step.Step.Stages, results, frame)!;
    }

    private static JsonataArray Sort(SortNode sort, JsonataArray context, JsonataArray? tuples, Frame frame)
    {
        if (tuples is not null)
            return sort.Sort(tuples, frame);
        var results = Wrap(sort.Sort(context, frame));
        if (sort.Step.Index is { } name)
            for (var i = 0; i < results.Count; i++)
                ((Bindings)results[i]!).Bind(name, JsonValues.Box((double)i));
        return results;
    }

    private static JsonataArray Wrap(JsonataArray values)
    {
        var tuples = new JsonataArray(values.Count) { IsSequence = true, IsTupleStream = true };
        foreach (var value in values.Items)
            tuples.Items.Add(new Bindings(value));
        return tuples;
    }

    private static JsonataArray Advance(ExpressionNode step, JsonataArray tuples, Frame frame)
    {
        var results = new JsonataArray { IsSequence = true, IsTupleStream = true };
        foreach (var tuple in tuples.Items.Cast<Bindings>())
        {
            var result = step.Evaluate(tuple.Value, new Frame(frame, tuple));
            if (result is null)
                continue;
            var list = result as JsonataArray ?? JsonataArray.Sequence(result);
            frame.Run.Budget.SpendOnItems(list.Count, results.Count + list.Count);
            for (var i = 0; i < list.Count; i++)
                results.Items.Add(Next(step.Step, tuple, list, i));
        }
        return results;
    }

    private static Bindings Next(StepTraits step, Bindings tuple, JsonataArray list, int index)
    {
        var next = new Bindings(tuple);
        if (list.IsTupleStream)
        {
            next.BindAll((Bindings)list[index]!);
            return next;
        }
        if (step.Focus is { } focus)
            next.Bind(focus, list[index]);
        else
            next.Value = list[index];
        if (step.Index is { } name)
            next.Bind(name, JsonValues.Box((double)index));
        if (step.Ancestor is { } ancestor)
            next.Bind(ancestor.Label, tuple.Value);
        return next;
    }
}
