using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions;

/// <summary>Where an execution stands, for a driver in the same process.</summary>
/// <param name="WaitingStates">The states that now wait for a callback.</param>
public sealed record ExecutionView(string Arn, ExecutionResult Result, IReadOnlyList<string> WaitingStates);
