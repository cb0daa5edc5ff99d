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
        var rules = fields.Objects("Choices").Select(rule => ChoiceRule.Read(rule, language)).ToArray();
        if (rules.Length == 0 && fields.Has("Choices"))
            fields.Refuse("Value cannot be empty", "Choices");
        return new ChoiceState(name, language.ReadFlow(fields, FlowFields.Assign), rules, fields.Text("Default"));
    }

    internal override Task<Transition> RunAsync(Visit visit)
    {
        var scope = visit.Scope();
        var selected = scope with { Data = flow.SelectInput(scope) };
        var rule = rules.FirstOrDefault(rule => rule.Condition.Holds(selected));
        // The guide calls this States.NoChoiceMatched; what AWS raises is States.Runtime (reported by several who compared).
        var next = rule?.Next ?? otherwise
            ?? throw new EvaluationException("Failed to transition out of the state. The state does not point to a next state.");
        var completion = flow.Complete(scope, selected.Data);
        // The state's own Assign belongs to the default; a rule brings its own.
        return Task.FromResult(new Transition(
            rule is null ? completion : completion with { Assigned = rule.Assignment.Evaluate(selected) }, next));
    }
}

/// <summary>A condition, and where the flow goes when it holds.</summary>
internal sealed record ChoiceRule(ChoiceCondition Condition, string Next, Assignment Assignment)
{
    public static ChoiceRule Read(Fields fields, QueryLanguage language)
    {
        fields.Require("Next");
        var rule = new ChoiceRule(language.ReadCondition(fields), fields.Text("Next") ?? "", language.ReadAssignment(fields));
        fields.RefuseOthers(language.RefuseForeign);
        return rule;
    }
}
