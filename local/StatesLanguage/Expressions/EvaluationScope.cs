using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Expressions;

/// <summary>What an expression can see.</summary>
/// <param name="Data">What <c>$</c> stands for: input, result or error output, as the field has it.</param>
/// <param name="Variables">The workflow's variables before the state assigns its own.</param>
/// <param name="Chance">Where functions get their random numbers and ids.</param>
internal sealed record EvaluationScope(
    JsonNode? Data, IContextObject ContextObject, IReadOnlyDictionary<string, JsonNode?> Variables, IChance Chance)
{
    public JsonNode Context => ContextObject.Node;

    /// <summary>The time at which the state is worked on.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>What came of the state's work, for JSONata; null before, and in states that do no work.</summary>
    public WorkOutcome? Outcome { get; init; }

    /// <summary>Where a state that is tested notes its data; null in an execution.</summary>
    public Inspection? Inspection { get; init; }
}

/// <summary>What came of a state's work: <c>$states.result</c>, or <c>$states.errorOutput</c>.</summary>
internal sealed record WorkOutcome(JsonNode? Value, bool IsError);

/// <summary>The context object <c>$$</c>, made when an expression first asks for it.</summary>
internal interface IContextObject
{
    JsonNode Node { get; }
}

/// <summary>Everything in an execution that is not determined by its input.</summary>
public interface IChance
{
    string NewUuid();

    /// <summary>At least 0, less than 1.</summary>
    double NextDouble();
}
