using System.Text.Json.Serialization;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>A case as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(FuzzCase))]
internal sealed partial class FuzzJson : JsonSerializerContext;
