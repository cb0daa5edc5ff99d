namespace Comparison.Local.StatesLanguage.Definitions;

/// <summary>A definition that AWS would refuse, or that holds something which is not supported here.</summary>
public sealed class InvalidDefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception($"Invalid State Machine Definition: '{string.Join(", ", problems)}'")
{
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}

/// <summary>Why a definition is refused, as ValidateStateMachineDefinition reports it.</summary>
/// <param name="Code"><c>SCHEMA_VALIDATION_FAILED</c>, <c>INVALID_JSON_DESCRIPTION</c>, <c>MISSING_TRANSITION_TARGET</c>,
/// <c>MISSING_END_STATE</c>, <c>INVALID_JSONATA_EXPRESSION</c> or <c>UNSUPPORTED_JSONATA_EXPRESSION</c>.</param>
/// <param name="Message">AWS's words where they are known.</param>
/// <param name="Location">A path into the definition, such as <c>/States/Wait/Seconds</c>; AWS gives none for a missing end state.</param>
public sealed record DefinitionProblem(string Code, string Message, string? Location)
{
    /// <summary>Whether AWS knows what is refused here; a test of a state whose work is mocked does without it.</summary>
    public bool IsGap { get; init; }

    /// <summary>As CreateStateMachine puts it into its error.</summary>
    // Recorded: the place of a missing end is the word null; the other problems without a place have none.
    public override string ToString() =>
        Location is null && Code != "MISSING_END_STATE" ? $"{Code}: {Message}" : $"{Code}: {Message} at {Location ?? "null"}";
}
