namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>A definition that AWS would refuse, or that holds something which is not supported here.</summary>
public sealed class InvalidDefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception($"Invalid State Machine Definition: '{string.Join(", ", problems)}'")
{
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
