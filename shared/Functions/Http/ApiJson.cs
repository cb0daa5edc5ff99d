using System.Text.Json.Serialization;
using Comparison.Adapters;
using Comparison.Adapters.Decisions;

namespace Comparison.Functions.Http;

/// <summary>The JSON of the HTTP API.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DecisionPage))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ExecutionBody))]
[JsonSerializable(typeof(ExecutionsBody))]
[JsonSerializable(typeof(RulingBody))]
[JsonSerializable(typeof(StartedBody))]
internal sealed partial class ApiJson : JsonSerializerContext;
