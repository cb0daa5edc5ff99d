using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;
using Comparison.Domain.Approvals;
using Comparison.Domain.Decisions;
using Comparison.Domain.Loans;
using Comparison.Domain.Moderation;
using Comparison.Domain.Orders;

namespace Comparison.Adapters.Json;

/// <summary>The suite's own JSON: snake_case, instants in UTC with milliseconds, nothing written that is null.</summary>
[JsonSourceGenerationOptions(
    Converters = [typeof(InstantConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ApprovalMessage))]
[JsonSerializable(typeof(ApprovalOutcome))]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(CreditReport))]
[JsonSerializable(typeof(FraudRequest))]
[JsonSerializable(typeof(FraudVerdict))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(LoanApplication))]
[JsonSerializable(typeof(LoanOutcome))]
[JsonSerializable(typeof(ModerationNotice))]
[JsonSerializable(typeof(ModerationOutcome))]
// A step without a result records null as an object.
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(OrderMessage))]
[JsonSerializable(typeof(OrderOutcome))]
[JsonSerializable(typeof(Ruling))]
[JsonSerializable(typeof(Shipment))]
public sealed partial class SuiteJson : JsonSerializerContext;

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

/// <summary>How the functions read and write JSON: the suite's types its own way, AWS's events AWS's way.</summary>
/// <remarks>One serializer cannot do both: a naming policy is for all types, and AWS's are not in snake_case.</remarks>
/// <param name="aws">For the events and envelopes that AWS defines.</param>
/// <param name="suite">Where the suite's own types are described.</param>
public abstract class SuiteSerializer(ILambdaSerializer aws, params JsonSerializerContext[] suite) : ILambdaSerializer
{
    public T Deserialize<T>(Stream requestStream) =>
        Find<T>() is { } type ? JsonSerializer.Deserialize(requestStream, type)! : aws.Deserialize<T>(requestStream);

    public void Serialize<T>(T response, Stream responseStream)
    {
        if (Find<T>() is { } type)
            JsonSerializer.Serialize(responseStream, response, type);
        else
            aws.Serialize(response, responseStream);
    }

    private JsonTypeInfo<T>? Find<T>()
    {
        foreach (var context in suite)
            if (context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> type)
                return type;
        return null;
    }
}
