using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Queries;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.StatesLanguage.States;

/// <summary>Goes where the first rule that holds points, else to the default.</summary>
internal sealed class ChoiceState(string name, DataFlow flow, IReadOnlyList<ChoiceRule> rules, string? otherwise) : State(name)
{
    public override string Type => "Choice";

    internal override IEnumerable<Target> Targets => rules
        .Select((rule, index) => new Target(rule.Next, $"Choices[{index}]/Next"))
        .Concat(otherwise is null ? [] : [new Target(otherwise, "Default")]);

    internal override bool IsTerminal => false;

    public static ChoiceState Read(string name, Fields fields, QueryLanguage language)
    {
        fields.Require("Choices");
        var flow = language.ReadFlow(fields, FlowFields.Assign);
        var rules = fields.Objects("Choices").Select(rule => ChoiceRule.Read(rule, language, flow)).ToArray();
        if (rules.Length == 0 && fields.Has("Choices"))
            fields.Refuse("Value cannot be empty", "Choices");
        return new ChoiceState(name, flow, rules, fields.Text("Default"));
    }

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        var selected = scope with { Data = flow.SelectInput(scope) };
        var rule = rules.FirstOrDefault(rule => rule.Condition.Holds(selected));
        // The guide calls this States.NoChoiceMatched; what AWS raises is States.Runtime (reported by several who compared).
        var next = rule?.Next ?? otherwise
            ?? throw new EvaluationException("Failed to transition out of the state. The state does not point to a next state.");
        // The state's own Assign belongs to the default; a rule brings its own.
        return Task.FromResult(new Transition((rule?.Flow ?? flow).Complete(scope, selected.Data), next));
    }
}

/// <summary>A condition, and where the flow goes when it holds.</summary>
internal sealed record ChoiceRule(ChoiceCondition Condition, string Next, DataFlow Flow)
{
    public static ChoiceRule Read(Fields fields, QueryLanguage language, DataFlow state)
    {
        language.RefuseForeign(fields);
        fields.Require("Next");
        var rule = new ChoiceRule(language.ReadCondition(fields), fields.Text("Next") ?? "", language.ReadRuleFlow(fields, state));
        fields.RefuseOthers();
        return rule;
    }
}
