using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Intrinsics;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonPathQueries;

/// <summary>JSONPath: selecting paths, payload templates and <c>States.*</c> functions.</summary>
internal sealed class JsonPathLanguage : QueryLanguage
{
    public static JsonPathLanguage Instance { get; } = new();

    /// <summary>A path or a function call; null when the text is neither.</summary>
    public static Expression? ReadExpression(string? text)
    {
        if (text is null)
            return null;
        if (text.StartsWith('$'))
            return JsonPathParser.TryParse(text, out var path) ? new PathExpression(path) : null;
        return IntrinsicParser.TryParse(text, out var call) ? call : null;
    }

    public override DataFlow ReadFlow(Fields fields, FlowFields parts) => new JsonPathFlow(
        JsonPathFlow.ReadSelection(fields, "InputPath"),
        parts.HasFlag(FlowFields.Parameters) ? PayloadTemplates.Read(fields, "Parameters") : null,
        parts.HasFlag(FlowFields.ResultSelector) ? PayloadTemplates.Read(fields, "ResultSelector") : null,
        parts.HasFlag(FlowFields.ResultPath) ? ReadResultPath(fields) : ResultPath.Replace,
        JsonPathFlow.ReadSelection(fields, "OutputPath"),
        parts.HasFlag(FlowFields.Assign) ? ReadAssignment(fields) : new Assignment(null),
        parts.HasFlag(FlowFields.ResultPath));

    public override PayloadTemplate? ReadTemplate(Fields fields, string name) => PayloadTemplates.Read(fields, name);

    public override ItemFlow ReadItems(Fields fields) => JsonPathItems.Read(fields);

    public override Expression? ReadValue(Fields fields, string name, string type, Func<Fields, string, Expression?> literal)
    {
        var pathName = name + "Path";
        fields.AtMostOne(name, pathName);
        var value = literal(fields, name);
        if (!fields.Has(pathName))
            return value;
        if (JsonPathParser.Read(fields, pathName) is not { } path)
            return null;
        // Measured for the number fields of Map: a path into the context object is refused in the same words.
        if (!path.IsDefinite || path.Root == PathRoot.Context)
            fields.Refuse("Value is not a Reference Path", pathName);
        return new PathExpression(path);
    }

    public override Expression? ReadText(Fields fields, string name)
    {
        var pathName = name + "Path";
        fields.AtMostOne(name, pathName);
        var value = fields.Text(name);
        if (!fields.Has(pathName))
            return value is null ? null : new LiteralExpression(value);
        var expression = ReadExpression(fields.Raw(pathName).AsText());
        if (expression is null)
            fields.Refuse($"The value for the field '{pathName}' must be a valid JSONPath or a valid intrinsic function call");
        return expression;
    }

    public override void InspectInput(EvaluationScope scope) => scope.Inspection?.NoteData("afterInputPath", scope.Data);

    public override ChoiceCondition ReadCondition(Fields rule) => ConditionReader.Read(rule);

    public override DataFlow ReadRuleFlow(Fields rule, DataFlow state) => new JsonPathRuleFlow(state, ReadAssignment(rule));

    public override void RefuseForeign(Fields fields) => ForeignFields.Refuse(fields, ForeignFields.OfJsonata, "JSONPath", "JSONata");

    private static Assignment ReadAssignment(Fields fields) => new(PayloadTemplates.Read(fields, "Assign"));

    public override DataFlow ReadCatcher(Fields fields) =>
        new JsonPathFlow(Selection.All, null, null, ReadResultPath(fields), Selection.All, ReadAssignment(fields), hasResult: true);

    private static ResultPath ReadResultPath(Fields fields)
    {
        const string name = "ResultPath";
        if (!fields.Has(name))
            return ResultPath.Replace;
        if (fields.Raw(name) is null)
            return new ResultPath(null);
        if (JsonPathParser.Read(fields, name) is { } path && ResultPath.Allows(path))
            return new ResultPath(path);
        fields.Refuse("Value is not a Reference Path", name);
        return ResultPath.Replace;
    }
}
