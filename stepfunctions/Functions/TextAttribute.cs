using System.Text.Json.Serialization;

namespace Comparison.StepFunctions.Functions;

/// <summary>A text as DynamoDB's JSON has it: <c>{ "S": "…" }</c>.</summary>
public sealed record TextAttribute([property: JsonPropertyName("S")] string Text);
