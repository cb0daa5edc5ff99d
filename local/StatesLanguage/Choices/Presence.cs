using Comparison.Local.StatesLanguage.Paths;
using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>IsPresent, the one test that a missing value does not fail.</summary>
internal sealed class Presence(JsonPath variable, bool expected) : Condition
{
    public override bool Holds(Scope scope) => variable.TryEvaluate(scope, out _) == expected;
}
