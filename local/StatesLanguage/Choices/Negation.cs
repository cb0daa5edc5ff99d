using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>Not.</summary>
internal sealed class Negation(Condition condition) : Condition
{
    public override bool Holds(Scope scope) => !condition.Holds(scope);
}
