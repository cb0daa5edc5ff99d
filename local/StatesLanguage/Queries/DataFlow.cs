using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;

namespace Comparison.Local.StatesLanguage.Queries;

/// <summary>How data goes through one state, in the state's query language.</summary>
internal abstract class DataFlow
{
    /// <summary>What the state works on, out of its input.</summary>
    public abstract JsonNode? SelectInput(EvaluationScope scope);

    /// <summary>What the state's work is given.</summary>
    /// <param name="scope">Its data is what <see cref="SelectInput"/> yielded.</param>
    public abstract JsonNode? Arguments(EvaluationScope scope);

    /// <summary>What the state makes of its input and of the result of its work.</summary>
    /// <param name="scope">Its data is the state's input as it came.</param>
    public abstract Completion Complete(EvaluationScope scope, JsonNode? result);
}

/// <summary>Where a Map state has its items from, and what it makes of each.</summary>
internal abstract class ItemFlow
{
    /// <param name="scope">Its data is the state's selected input.</param>
    /// <exception cref="EvaluationException">There is no array.</exception>
    public abstract JsonArray Items(EvaluationScope scope);

    /// <summary>Whether <see cref="Input"/> makes anything else than the item of it.</summary>
    public virtual bool HasSelector => false;

    /// <summary>The input of one iteration.</summary>
    /// <param name="scope">As for <see cref="Items"/>, with the item in the context object.</param>
    public abstract JsonNode? Input(EvaluationScope scope, JsonNode? item);
}

/// <summary>Which parts of the data flow a type of state has.</summary>
[Flags]
internal enum FlowFields
{
    /// <summary>Input and output can be selected, as in every state but Fail.</summary>
    Paths = 0,

    Parameters = 1,
    ResultSelector = 2,
    ResultPath = 4,
    Assign = 8,

    /// <summary>The state does work, so that JSONata has arguments and a result.</summary>
    Work = 16,
}

/// <summary>How a state leaves: its output, and the variables it assigns, all at once.</summary>
internal sealed record Completion(JsonNode? Output, IReadOnlyDictionary<string, JsonNode?> Assigned);

/// <summary>The variables that a state assigns, evaluated with the values from before the state.</summary>
internal sealed class Assignment(PayloadTemplate? template)
{
    private static readonly IReadOnlyDictionary<string, JsonNode?> Nothing = new Dictionary<string, JsonNode?>();

    public IReadOnlyDictionary<string, JsonNode?> Evaluate(EvaluationScope scope) =>
        template?.Invoke(scope) is JsonObject values ? values.ToDictionary(value => value.Key, value => value.Value) : Nothing;
}

/// <summary>A value of the definition in which parts are evaluated, at any depth.</summary>
internal delegate JsonNode? PayloadTemplate(EvaluationScope scope);
