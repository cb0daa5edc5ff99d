using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>The AWS SDK's enumerations that occur in events are classes; on the wire they are their text.</summary>
internal sealed class ConstantClassConverter : JsonConverter<object>
{
    // By name, because this package must not depend on the SDK.
    private static readonly HashSet<string> Names =
        ["Amazon.DynamoDBv2.OperationType", "Amazon.DynamoDBv2.StreamViewType", "Amazon.S3.EventType"];

    public override bool CanConvert(Type typeToConvert) => Names.Contains(typeToConvert.FullName);

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Activator.CreateInstance(typeToConvert, reader.GetString());

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
