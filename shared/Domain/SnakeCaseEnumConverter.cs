using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Domain;

/// <summary>Writes a status as the workflows spell it: <c>payment_declined</c>.</summary>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
