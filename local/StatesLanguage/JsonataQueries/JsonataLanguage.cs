using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.JsonataQueries;

/// <summary>JSONata: expressions between <c>{%</c> and <c>%}</c> in the fields themselves; Arguments, Output, Assign.</summary>
internal sealed class JsonataLanguage : QueryLanguage
{
    public static JsonataLanguage Instance { get; } = new();

    public override DataFlow ReadFlow(Fields fields, FlowFields parts)
    {
        var visible = parts.HasFlag(FlowFields.Work) ? VisibleStates.WithResult : VisibleStates.Input;
        return new JsonataFlow(
            parts.HasFlag(FlowFields.Work) ? JsonataTemplates.Read(fields, "Arguments", VisibleStates.Input) : null,
            JsonataTemplates.Read(fields, "Output", visible),
            parts.HasFlag(FlowFields.Assign) ? ReadAssignment(fields, visible) : new Assignment(null),
            parts.HasFlag(FlowFields.Work) ? new JsonataOutcome(IsError: false) : null);
    }

    public override PayloadTemplate? ReadTemplate(Fields fields, string name) => JsonataTemplates.Read(fields, name, VisibleStates.Input);

    public override ItemFlow ReadItems(Fields fields) => new JsonataItems(
        JsonataTemplates.Read(fields, "Items", VisibleStates.Input, type: "array"),
        JsonataTemplates.Read(fields, "ItemSelector", VisibleStates.Input));

    public override Expression? ReadValue(Fields fields, string name, string type, Func<Fields, string, Expression?> literal) =>
        JsonataField.TryRead(fields, name, VisibleStates.Input, type) ?? literal(fields, name);

    public override void RefuseForeign(Fields fields) => ForeignFields.Refuse(fields, ForeignFields.OfJsonPath, "JSONata", "JSONPath");

    public override Expression? ReadText(Fields fields, string name) =>
        JsonataField.TryRead(fields, name, VisibleStates.Input, type: "string")
        ?? (fields.Text(name) is { } text ? new LiteralExpression(text) : null as Expression);

    public override ChoiceCondition ReadCondition(Fields rule)
    {
        const string name = "Condition";
        rule.Require(name);
        return new JsonataCondition(ReadValue(rule, name, "boolean", (fields, name) =>
            fields.Boolean(name) is { } value ? new LiteralExpression(value) : null));
    }

    public override DataFlow ReadRuleFlow(Fields rule, DataFlow state) => new JsonataFlow(
        arguments: null, JsonataTemplates.Read(rule, "Output", VisibleStates.Input), ReadAssignment(rule, VisibleStates.Input), outcome: null);

    public override DataFlow ReadCatcher(Fields fields) => new JsonataFlow(
        arguments: null,
        JsonataTemplates.Read(fields, "Output", VisibleStates.WithError),
        ReadAssignment(fields, VisibleStates.WithError),
        new JsonataOutcome(IsError: true));

    private static Assignment ReadAssignment(Fields fields, VisibleStates visible)
    {
        const string name = "Assign";
        return new Assignment(fields.Object(name) is null ? null : JsonataTemplates.Read(fields, name, visible));
    }
}

/// <summary>Which members <c>$states</c> has in a field.</summary>
internal sealed record VisibleStates(params IReadOnlyList<string> Names)
{
    public const string InputName = "input";
    public const string ContextName = "context";
    public const string ResultName = "result";
    public const string ErrorName = "errorOutput";

    public static VisibleStates Input { get; } = new(InputName, ContextName);

    public static VisibleStates WithResult { get; } = new(InputName, ContextName, ResultName);

    public static VisibleStates WithError { get; } = new(InputName, ContextName, ErrorName);
}
