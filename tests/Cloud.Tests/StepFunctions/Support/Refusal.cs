namespace Comparison.Cloud.Tests.StepFunctions.Support;

/// <summary>An error answer.</summary>
internal sealed record Refusal(string Code, string Message);
