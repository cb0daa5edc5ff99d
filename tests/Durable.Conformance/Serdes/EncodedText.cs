using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Durable.Conformance.Serdes;

/// <summary>A text that is recorded in Base64, which a reader without the converter does not take for the text.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record EncodedText(string Value)
{
    private sealed class Converter : JsonConverter<EncodedText>
    {
        public override EncodedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(Encoding.UTF8.GetString(reader.GetBytesFromBase64()));

        public override void Write(Utf8JsonWriter writer, EncodedText value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(Encoding.UTF8.GetBytes(value.Value));
    }
}
