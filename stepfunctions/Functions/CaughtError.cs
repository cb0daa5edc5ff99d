using System.Text.Json.Serialization;

namespace Comparison.StepFunctions.Functions;

/// <summary>The error that a Catch hands on: Step Functions writes its name as <c>Error</c>.</summary>
public sealed record CaughtError([property: JsonPropertyName("Error")] string Error);
