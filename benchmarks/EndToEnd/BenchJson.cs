using System.Text.Json.Serialization;

namespace Comparison.EndToEnd;

/// <summary>Benches as JSON: the samples as lines, the whole as a file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchResult))]
[JsonSerializable(typeof(BenchSample))]
internal sealed partial class BenchJson : JsonSerializerContext;
