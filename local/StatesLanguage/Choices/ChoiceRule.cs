using Comparison.Local.StatesLanguage.Definitions;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>A condition, and where the flow goes when it holds.</summary>
internal sealed record ChoiceRule(Condition Condition, string Next, Assignment Assignment)
{
    public static ChoiceRule Read(Fields fields, QueryLanguage language)
    {
        fields.Require("Next");
        var rule = new ChoiceRule(language.ReadCondition(fields), fields.Text("Next") ?? "", language.ReadAssignment(fields));
        fields.RefuseOthers();
        return rule;
    }
}
