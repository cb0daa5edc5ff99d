using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>Steps that lead from the context to the results, each applied to every result of the one before.</summary>
internal sealed class PathNode(List<ExpressionNode> steps, int position) : ExpressionNode(position)
{
    public List<ExpressionNode> Steps { get; } = steps;

    /// <summary>One of the steps has <c>[]</c> behind it.</summary>
    public bool KeepsSingletonArray { get; set; }

    /// <summary>Nothing but a name has been read so far.</summary>
    public bool IsName { get; set; }

    // Names only, which is what most paths are: then no sequences are needed as long as there are no arrays.
    private bool IsPlain { get; set; }

    protected override IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => Steps.Select((step, index) => (step, index == 0));

    /// <summary>To be called when nothing will be added any more.</summary>
    public void Complete() => IsPlain = !KeepsSingletonArray && Group is null
        && Steps.TrueForAll(step => step is NameNode { Predicates: null, Group: null, KeepsArray: false } && step.Step == StepTraits.None);

    protected override object? Compute(object? input, Frame frame)
    {
        var first = 0;
        if (IsPlain)
        {
            for (; first < Steps.Count && input is JsonataObject members; first++)
                input = members[((NameNode)Steps[first]).Name];
            if (first == Steps.Count || input is not JsonataArray)
                return first == Steps.Count ? input : null;
            frame.Run.Budget.Spend(first);
        }
        var (results, tuples) = Walk(first, input, frame);
        if (KeepsSingletonArray && results is not null)
        {
            if (results is { IsConstructed: true, IsSequence: false })
                results = JsonataArray.Sequence(results);
            results.KeepsSingleton = true;
        }
        return Group is null ? results : Group.Evaluate(tuples ?? results, frame);
    }

    private (JsonataArray? Results, JsonataArray? Tuples) Walk(int first, object? input, Frame frame)
    {
        // A variable is the same for all items of the context; any other first step is applied to each.
        var context = input is JsonataArray array && Steps[0] is not VariableNode ? array : JsonataArray.Sequence(input);
        JsonataArray? results = null;
        JsonataArray? tuples = null;
        var carriesTuples = false;
        for (var i = first; i < Steps.Count; i++)
        {
            var step = Steps[i];
            carriesTuples |= step.Step.IsTuple;
            if (i == 0 && step.Step.IsConstructor)
                results = AsArray(step.Evaluate(context, frame));
            else if (carriesTuples)
                tuples = TupleSteps.Evaluate(step, context, tuples, frame);
            else
                results = Advance(step, context, frame, isLast: i == Steps.Count - 1);
            if (!carriesTuples && results is not { Count: > 0 })
                break;
            if (step.Step.Focus is null && results is not null)
                context = results;
        }
        if (!carriesTuples)
            return (results, null);
        return (Step.IsTuple ? tuples : Values(tuples!), tuples);
    }

    private static JsonataArray? AsArray(object? value) => value switch
    {
        null => null,
        JsonataArray array => array,
        _ => JsonataArray.Sequence(value),
    };

    private static JsonataArray Values(JsonataArray tuples)
    {
        var values = JsonataArray.Sequence();
        foreach (var tuple in tuples.Items)
            values.Items.Add(((Bindings)tuple!).Value);
        return values;
    }

    private static JsonataArray? Advance(ExpressionNode step, JsonataArray context, Frame frame, bool isLast)
    {
        if (step is SortNode sort)
            return Filters.Apply(step.Step.Stages, sort.Sort(context, frame), frame);
        var budget = frame.Run.Budget;
        var merged = JsonataArray.Sequence();
        for (var i = 0; i < context.Count; i++)
        {
            var result = step.Evaluate(context[i], frame);
            if (step.Step.Stages is { } stages)
                foreach (var stage in stages)
                    result = Filters.Apply(stage.Filter!, result, frame);
            if (result is null)
                continue;
            // The one array that a last step yields is the result itself: [1, 2] does not turn into a sequence.
            if (isLast && context.Count == 1 && result is JsonataArray { IsSequence: false } only)
                return only;
            if (result is JsonataArray { IsConstructed: false } list)
            {
                budget.SpendOnItems(list.Count, merged.Count + list.Count);
                merged.Items.AddRange(list.Items);
            }
            else
            {
                merged.Items.Add(result);
            }
        }
        return merged;
    }
}
