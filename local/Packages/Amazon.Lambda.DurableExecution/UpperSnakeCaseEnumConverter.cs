using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Writes enum members as the service spells them, <c>TimedOut</c> as <c>TIMED_OUT</c>, and reads either spelling.</summary>
public sealed class UpperSnakeCaseEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <exception cref="JsonException">The text names no member.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() switch
        {
            null => default,
            var text when Enum.TryParse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) => value,
            var text => throw new JsonException($"'{text}' is no {typeof(T).Name}."),
        };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));
}
