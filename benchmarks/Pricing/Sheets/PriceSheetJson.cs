using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>Reads what is known and refuses the rest: a misspelt member would silently be a missing price.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PriceSheet))]
internal sealed partial class PriceSheetJson : JsonSerializerContext;
