using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Pricing.Sheets;

/// <summary>Enums are words in a price sheet, never numbers.</summary>
internal sealed class SnakeCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
