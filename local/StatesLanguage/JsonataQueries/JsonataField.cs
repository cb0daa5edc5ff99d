using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Jsonata;
using Comparison.Local.StatesLanguage.Jsonata.Bounds;
using Comparison.Local.StatesLanguage.Jsonata.Errors;

namespace Comparison.Local.StatesLanguage.JsonataQueries;

/// <summary>A JSONata expression in a field, with AWS's words for all that can go wrong with it.</summary>
internal sealed class JsonataField : Expression
{
    private const string Open = "{%";
    private const string Close = "%}";

    // Measured on AWS (guide and reports of 2026): 100 levels, arrays of 873,782 items, about a second.
    private static readonly JsonataLimits Limits = new() { MaxDepth = 100, MaxValueSize = 6_990_256, MaxWork = 10_000_000 };

    private readonly JsonataExpression _expression;
    private readonly ExpressionReferences _references;
    private readonly string _place;
    private readonly string? _type;

    private JsonataField(JsonataExpression expression, ExpressionReferences references, string place, string? type) =>
        (_expression, _references, _place, _type) = (expression, references, place, type);

    /// <summary>The expression that a field holds; null when it is none, or one that is refused.</summary>
    /// <param name="type">JSONata's name for the type that it must yield; null for any.</param>
    public static JsonataField? TryRead(Fields fields, string name, VisibleStates visible, string? type)
    {
        if (!fields.Has(name) || fields.Peek(name).AsText() is not { } text || !IsExpression(text))
            return null;
        fields.Raw(name);
        return TryRead(text, new JsonataPlace(fields, name, visible), type);
    }

    /// <summary>The expression that a text is; null when it is none, or one that is refused.</summary>
    public static JsonataField? TryRead(string? text, JsonataPlace place, string? type)
    {
        if (text is null || !IsExpression(text))
            return null;
        try
        {
            var expression = JsonataExpression.Parse(text[Open.Length..^Close.Length].Trim());
            var references = ExpressionReferences.Find(expression.Root);
            if (references.FindFault(place.Visible) is { } fault)
                place.Fields.RefuseQuery("UNSUPPORTED_JSONATA_EXPRESSION", fault, place.Path);
            return new JsonataField(expression, references, place.InState, type);
        }
        catch (JsonataException unreadable)
        {
            place.Fields.RefuseQuery("INVALID_JSONATA_EXPRESSION", unreadable.Message, place.Path);
            return null;
        }
    }

    /// <summary>The workflow's variables that a field reads; none when it is no expression, or one that cannot be read.</summary>
    public static IEnumerable<string> FindVariables(string text)
    {
        if (!IsExpression(text))
            return [];
        try
        {
            return ExpressionReferences.Find(JsonataExpression.Parse(text[Open.Length..^Close.Length]).Root).WorkflowVariables;
        }
        catch (JsonataException)
        {
            // The definition was refused for it.
            return [];
        }
    }

    public override JsonNode? Evaluate(EvaluationScope scope)
    {
        var (result, node, holdsFunction) = EvaluateWithin(scope);
        if (!result.IsDefined)
            throw Fault(" returned nothing (undefined).");
        if (holdsFunction)
            throw Fault(" returned an unsupported result type.");
        if (_type is not null && result.TypeName != _type)
            throw Fault($" returned an unexpected result type. Expected '{_type}', but was '{result.TypeName}' for value: {JsonText.Write(node)}");
        return node;
    }

    public override EvaluationException Unusable(string ofPath, string ofQuery) => EvaluationException.OfQuery(ofQuery, _place);

    public override string ToString() => _expression.Text;

    private static bool IsExpression(string text) =>
        text.Length >= Open.Length + Close.Length
        && text.StartsWith(Open, StringComparison.Ordinal)
        && text.EndsWith(Close, StringComparison.Ordinal);

    private (JsonataResult Result, JsonNode? Node, bool HoldsFunction) EvaluateWithin(EvaluationScope scope)
    {
        try
        {
            var result = _expression.Evaluate(new JsonataInput
            {
                Now = scope.Now,
                NextDouble = scope.Chance.NextDouble,
                Limits = Limits,
                Library = StatesFunctions.Library,
                Values = _references.Bind(scope),
            });
            return result.HoldsFunction ? (result, null, true) : (result, result.ToNode(), false);
        }
        catch (JsonataException failed)
        {
            // The bounds have no code in AWS's words.
            throw Fault($" threw an error during evaluation{(failed.Bound == JsonataBound.None ? $". {failed.Code}" : "")}: {failed.Message}");
        }
    }

    private EvaluationException Fault(string what) =>
        EvaluationException.OfQuery($"The JSONata expression '{_expression.Text}' specified for the field '{_place}'{what}", _place);
}
