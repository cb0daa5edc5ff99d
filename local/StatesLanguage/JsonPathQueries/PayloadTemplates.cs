using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonPathQueries;

/// <summary>Reads templates, in which members whose names end in <c>.$</c> are paths or function calls, at any depth.</summary>
/// <remarks>Only members are evaluated: a path that stands as an item of an array stays the text that it is.</remarks>
internal static class PayloadTemplates
{
    private const string DynamicSuffix = ".$";

    /// <summary>Reads a template that must be an object.</summary>
    public static PayloadTemplate? Read(Fields fields, string name) =>
        fields.Object(name) is { } members ? Compile(members, fields, name) : null;

    private static PayloadTemplate Compile(JsonNode? node, Fields fields, string field) => node switch
    {
        JsonObject members => CompileObject(members, fields, field),
        JsonArray items => CompileArray(items, fields, field),
        _ => _ => node,
    };

    private static PayloadTemplate CompileArray(JsonArray items, Fields fields, string field)
    {
        var parts = items.Select(item => Compile(item, fields, field)).ToArray();
        return scope => new JsonArray([.. parts.Select(part => part(scope).Detached())]);
    }

    private static PayloadTemplate CompileObject(JsonObject members, Fields fields, string field)
    {
        var parts = members.Select(member => member.Key.EndsWith(DynamicSuffix, StringComparison.Ordinal)
            ? (Name: member.Key[..^DynamicSuffix.Length], Fill: CompileDynamic(member.Key, member.Value, fields, field))
            : (Name: member.Key, Fill: Compile(member.Value, fields, field))).ToArray();
        return scope =>
        {
            var filled = new JsonObject();
            foreach (var (name, fill) in parts)
                filled[name] = fill(scope).Detached();
            return filled;
        };
    }

    private static PayloadTemplate CompileDynamic(string name, JsonNode? value, Fields fields, string field)
    {
        if (JsonPathLanguage.ReadExpression(value.AsText()) is { } expression)
            return scope => Evaluate(expression, name, scope);
        fields.Refuse($"The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call", field);
        return _ => null;
    }

    private static JsonNode? Evaluate(Expression expression, string name, EvaluationScope scope)
    {
        try
        {
            return expression.Evaluate(scope);
        }
        catch (PathNotFoundException)
        {
            throw EvaluationException.NotFound(expression, name, scope.Data);
        }
    }
}
