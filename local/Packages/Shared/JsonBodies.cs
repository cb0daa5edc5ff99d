using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Runtime.Clients;

/// <summary>The protocol AWS JSON 1.0: everything is a POST to <c>/</c>, and a header names the operation.</summary>
internal static class AwsJson
{
    public static ServiceCall Call<TRequest, TResponse>(
        ServiceModel service, TRequest request, JsonTypeInfo<TRequest> body, JsonTypeInfo<TResponse> answer)
        where TResponse : AmazonWebServiceResponse, new() =>
        new(
            service,
            http => http
                .Post("/")
                .Header("X-Amz-Target", $"{service.TargetPrefix}.{Operation<TRequest>()}")
                .Json(request, body, "application/x-amz-json-1.0"),
            JsonAnswer.Reader(answer));

    /// <summary>AWS names a request after its operation.</summary>
    private static string Operation<TRequest>() => typeof(TRequest).Name[..^"Request".Length];
}

/// <summary>Reads an answer whose body is one JSON object.</summary>
internal static class JsonAnswer
{
    public static Func<JsonUnmarshallerContext, T> Reader<T>(JsonTypeInfo<T> type)
        where T : AmazonWebServiceResponse, new() => context =>
    {
        var body = Bytes(context);
        // An operation without results may answer with no body at all.
        return body.Length == 0 ? new T() : JsonSerializer.Deserialize(body, type);
    };

    public static MemoryStream Bytes(JsonUnmarshallerContext context)
    {
        var body = new MemoryStream();
        context.Stream.CopyTo(body);
        body.Position = 0;
        return body;
    }
}

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

/// <summary>Timestamps in bodies are seconds since 1970 in UTC, with a fraction; AWS sends milliseconds.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    // Decimal, because a double of this size no longer holds every tick.
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond));

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((decimal)(value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
}
