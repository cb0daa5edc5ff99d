using Comparison.Local.StatesLanguage.Queries;

namespace Comparison.Local.StatesLanguage.Choices;

/// <summary>The condition of a choice rule.</summary>
internal abstract class Condition
{
    /// <exception cref="EvaluationException">A path of the condition leads nowhere; only IsPresent may ask for what is not
    /// there.</exception>
    public abstract bool Holds(Scope scope);
}
