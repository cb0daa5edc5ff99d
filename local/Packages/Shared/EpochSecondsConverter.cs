using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Runtime.Clients;

/// <summary>Timestamps in bodies are seconds since 1970 in UTC, with a fraction; AWS sends milliseconds.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    // Decimal, because a double of this size no longer holds every tick.
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond));

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((decimal)(value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
}
