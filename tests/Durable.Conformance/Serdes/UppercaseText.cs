using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparison.Durable.Conformance.Serdes;

/// <summary>A text that is recorded in capitals.</summary>
/// <remarks>Version 1.0.0 takes no serializer for one operation: what is particular to a value belongs to its type.</remarks>
[JsonConverter(typeof(Converter))]
internal sealed record UppercaseText(string Value)
{
    private sealed class Converter : JsonConverter<UppercaseText>
    {
        public override UppercaseText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, UppercaseText value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value.ToUpperInvariant());
    }
}
