using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;
using Comparison.Local.StatesLanguage.Jsonata.Evaluation;
using Comparison.Local.StatesLanguage.Jsonata.Functions;
using Comparison.Local.StatesLanguage.Jsonata.Syntax;
using Comparison.Local.StatesLanguage.Jsonata.Values;

namespace Comparison.Local.StatesLanguage.Jsonata;

/// <summary>A JSONata expression: read once, evaluated as often as wanted, by several threads at a time.</summary>
public sealed class JsonataExpression
{
    private readonly ExpressionNode _root;

    private JsonataExpression(string text, ExpressionNode root) => (Text, _root) = (text, root);

    public string Text { get; }

    internal ExpressionNode Root => _root;

    /// <exception cref="JsonataException">S…: the text is no expression.</exception>
    public static JsonataExpression Parse(string text) => new(text, ExpressionParser.Parse(text));

    /// <param name="input">What the expression begins from; <see cref="JsonataInput.Bindings"/> are its variables.</param>
    /// <exception cref="JsonataException">The evaluation fails, or goes beyond a limit.</exception>
    public JsonataResult Evaluate(JsonataInput input)
    {
        var run = new EvaluationRun(
            new Budget(input.Limits), input.Library ?? Library.Standard, input.Now, input.NextDouble, ExpressionParser.Parse);
        var frame = run.Root = new Frame(run);
        foreach (var (name, node) in input.Bindings)
            frame.Bind(name, JsonValues.FromNode(node));
        foreach (var (name, bound) in input.Values)
            frame.Bind(name, bound);
        var data = !input.HasData ? null
            : input.Data is JsonArray array ? new JsonataArray([new JsonataArray(array)]) { IsSequence = true, IsWrapper = true }
            : JsonValues.FromNode(input.Data);
        frame.Bind("$", data);
        var value = _root.Evaluate(data, frame);
        return new JsonataResult(value is JsonataArray { IsWrapper: true } wrapper ? wrapper[0] : value);
    }
}

/// <summary>What an expression is evaluated with.</summary>
public sealed record JsonataInput
{
    private readonly JsonNode? _data;

    /// <summary>What the expression begins from; without it, there is no value to begin from, which is not the same as null.</summary>
    public JsonNode? Data
    {
        get => _data;
        init => (_data, HasData) = (value, true);
    }

    public IReadOnlyDictionary<string, JsonNode?> Bindings { get; init; } = new Dictionary<string, JsonNode?>();

    public JsonataLimits Limits { get; init; } = new();

    /// <summary>The time during the whole evaluation.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>For <c>$random</c> and <c>$shuffle</c>: at least 0, less than 1.</summary>
    public required Func<double> NextDouble { get; init; }

    internal bool HasData { get; private init; }

    /// <summary>Instead of JSONata's own functions.</summary>
    internal FunctionLibrary? Library { get; init; }

    /// <summary>Variables that are put together without being JSON first.</summary>
    internal IReadOnlyCollection<KeyValuePair<string, object?>> Values { get; init; } = [];
}

/// <summary>What an expression yields.</summary>
public sealed class JsonataResult
{
    private readonly object? _value;

    internal JsonataResult(object? value) => _value = value;

    /// <summary>False when there is no value, which is not the same as null.</summary>
    public bool IsDefined => _value is not null;

    /// <summary>Whether there is a function in it, so that it is not JSON.</summary>
    /// <exception cref="JsonataException">It is nested more than 128 levels deep.</exception>
    public bool HoldsFunction => JsonValues.HoldsFunction(_value);

    /// <summary>JSONata's name for its type; null when there is no value.</summary>
    public string? TypeName => Judgement.TypeName(_value);

    /// <summary>As JSON; null also when there is no value. It may be a part of the input: copy it before it goes elsewhere.</summary>
    /// <exception cref="NotSupportedException">There is a function in it.</exception>
    /// <exception cref="JsonataException">It is nested more than 128 levels deep.</exception>
    public JsonNode? ToNode() => JsonValues.ToNode(_value);
}
