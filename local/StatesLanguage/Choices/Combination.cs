using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>And, Or: evaluated from the left until the outcome is certain, so that IsPresent can guard what follows it.</summary>
internal sealed class Combination(bool all, IReadOnlyList<Condition> conditions) : Condition
{
    public override bool Holds(Scope scope) =>
        all ? conditions.All(condition => condition.Holds(scope)) : conditions.Any(condition => condition.Holds(scope));
}
