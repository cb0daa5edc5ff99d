using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Adapters;

/// <summary>Instants as <c>2026-11-21T09:00:00.000Z</c>: one spelling for JSON, rows and both engines, and it sorts as text.</summary>
public sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public static string Write(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Write(value));
}
