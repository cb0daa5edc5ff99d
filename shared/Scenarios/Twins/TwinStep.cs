namespace Comparison.Scenarios.Twins;

/// <summary>One step of a workflow in both variants.</summary>
/// <param name="Name">The durable operation's name, which is the state's name in kebab-case; empty before the first one.</param>
/// <param name="Durable">The lines of the C# that belong to the step.</param>
/// <param name="StepFunctions">The lines of the ASL that belong to the step.</param>
public sealed record TwinStep(string Name, IReadOnlyList<string> Durable, IReadOnlyList<string> StepFunctions);
