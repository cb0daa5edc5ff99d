namespace Comparison.StepFunctions.Hosting;

/// <summary>The input breaks rules, so the run ends before its first effect.</summary>
/// <remarks>
/// Thrown and not returned, so that no Choice is billed on the way of those that are fine; the machine's Catch, which knows it by this
/// name, returns the message. Step Functions keeps 32,768 characters of a cause, several times what an outcome can have.
/// </remarks>
/// <param name="outcome">The run's outcome as JSON.</param>
public sealed class InvalidInputException(string outcome) : Exception(outcome);
