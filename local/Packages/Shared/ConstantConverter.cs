using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Runtime.Clients;

/// <summary>Writes AWS's enumerations as their text. A value that AWS added later reads as a constant of its own.</summary>
internal sealed class ConstantConverter<T> : JsonConverter<T>
    where T : ConstantClass
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Constants.Find(reader.GetString());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    /// <summary>Only a subclass may ask for the one instance of a value.</summary>
    private sealed class Constants() : ConstantClass(string.Empty)
    {
        public static T Find(string value) => FindValue<T>(value);
    }
}
