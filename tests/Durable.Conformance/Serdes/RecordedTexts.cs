using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Durable.Conformance.Serdes;

/// <summary>A text that is recorded in Base64, which a reader without the converter does not take for the text.</summary>
[JsonConverter(typeof(Base64Converter))]
internal sealed record EncodedText(string Value)
{
    private sealed class Base64Converter : JsonConverter<EncodedText>
    {
        public override EncodedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(Encoding.UTF8.GetString(reader.GetBytesFromBase64()));

        public override void Write(Utf8JsonWriter writer, EncodedText value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(Encoding.UTF8.GetBytes(value.Value));
    }
}

/// <summary>A text that is recorded in capitals.</summary>
/// <remarks>Version 1.0.0 takes no serializer for one operation: what is particular to a value belongs to its type.</remarks>
[JsonConverter(typeof(CapitalsConverter))]
internal sealed record UppercaseText(string Value)
{
    private sealed class CapitalsConverter : JsonConverter<UppercaseText>
    {
        public override UppercaseText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, UppercaseText value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value.ToUpperInvariant());
    }
}

/// <summary>What the outside system of requirement 4-15 sends to its callback.</summary>
internal sealed record TimedMessage(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("timestamp"), JsonConverter(typeof(UnixSecondsConverter))] DateTimeOffset Timestamp);

/// <summary>Reads an ISO 8601 time and writes it as seconds since 1970.</summary>
internal sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
}
