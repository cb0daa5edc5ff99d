using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata.Evaluation;

/// <summary>A part of an expression. It is put together by the parser and never changes after that.</summary>
/// <param name="position">Of the token that made it, counted to its end.</param>
internal abstract class ExpressionNode(int position)
{
    public int Position { get; } = position;

    /// <summary>Filters behind anything that is not a path.</summary>
    public List<ExpressionNode>? Predicates { get; set; }

    public Grouping? Group { get; set; }

    /// <summary>Has <c>[]</c> behind it: a single result stays an array.</summary>
    public bool KeepsArray { get; set; }

    /// <summary>What it is as a step of a path.</summary>
    public StepTraits Step { get; private set; } = StepTraits.None;

    /// <summary>The steps for <c>%</c> inside of this one that lie outside of it.</summary>
    public List<AncestorSlot>? SeekingParent { get; set; }

    /// <summary>The traits, to be changed while the parser puts the path together.</summary>
    public StepTraits OwnStep() => Step == StepTraits.None ? Step = new StepTraits() : Step;

    /// <summary>The expressions in this one, and whether each is evaluated in the same context.</summary>
    public IEnumerable<(ExpressionNode Part, bool HasSameContext)> Parts
    {
        get
        {
            var behind = (Predicates ?? []).Concat((Step.Stages ?? []).Select(stage => stage.Filter).OfType<ExpressionNode>());
            var grouped = (Group?.Pairs ?? []).SelectMany(pair => (ExpressionNode[])[pair.Key, pair.Value]);
            return OwnParts.Concat(behind.Concat(grouped).Select(part => (part, false)));
        }
    }

    public object? Evaluate(object? input, Frame frame)
    {
        var budget = frame.Run.Budget;
        budget.Enter();
        var result = Compute(input, frame);
        if (Predicates is not null)
            foreach (var predicate in Predicates)
                result = Filters.Apply(predicate, result, frame);
        if (Group is not null && this is not PathNode)
            result = Group.Evaluate(result, frame);
        budget.Leave();
        return result is JsonataArray { IsSequence: true, IsTupleStream: false } sequence ? Unwrap(sequence) : result;
    }

    /// <summary>As a step of a path, the same node under another shape keeps what was said about it.</summary>
    public void TakeOver(ExpressionNode other) =>
        (Predicates, Group, KeepsArray, Step, SeekingParent) =
            (other.Predicates, other.Group, other.KeepsArray, other.Step, other.SeekingParent);

    /// <summary>Those that are no filters and no groups.</summary>
    protected virtual IEnumerable<(ExpressionNode Part, bool HasSameContext)> OwnParts => [];

    protected static IEnumerable<(ExpressionNode Part, bool HasSameContext)> InContext(params IEnumerable<ExpressionNode?> parts) =>
        parts.OfType<ExpressionNode>().Select(part => (part, true));

    protected abstract object? Compute(object? input, Frame frame);

    private object? Unwrap(JsonataArray sequence)
    {
        if (KeepsArray)
            sequence.KeepsSingleton = true;
        return sequence.Count switch
        {
            0 => null,
            1 when !sequence.KeepsSingleton => sequence[0],
            _ => sequence,
        };
    }
}

/// <summary>What a step of a path does besides yielding values.</summary>
internal sealed class StepTraits
{
    public static StepTraits None { get; } = new();

    /// <summary>Filters and index bindings, in order.</summary>
    public List<PathStage>? Stages { get; set; }

    /// <summary>The variable after <c>@</c>: the step's values go there, and the path goes on where it was.</summary>
    public string? Focus { get; set; }

    /// <summary>The variable after <c>#</c>.</summary>
    public string? Index { get; set; }

    /// <summary>Where the step's context is kept for a later <c>%</c>.</summary>
    public AncestorSlot? Ancestor { get; set; }

    /// <summary>Whether values have to carry variables along from here on.</summary>
    public bool IsTuple { get; set; }

    /// <summary>Brackets, whose arrays are not merged with the step's other results.</summary>
    public bool IsConstructor { get; set; }
}

/// <summary>Something that is done to the results of a step: a filter, or the binding of each one's index.</summary>
internal sealed record PathStage(ExpressionNode? Filter, string? Index);

/// <summary>The variable in which the value is kept that a <c>%</c> stands for.</summary>
internal sealed class AncestorSlot(string label)
{
    public string Label { get; set; } = label;

    /// <summary>How many steps further up it is; 0 when its step is found.</summary>
    public int Level { get; set; } = 1;
}
