using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Comparison.Packages.Tests.Lambda;

public sealed partial class LambdaSerializerTests
{
    [Fact]
    public void Default_Serialize_KeepsNamesAndLeavesOutNulls()
    {
        var json = Serialize(new DefaultLambdaJsonSerializer(), new Sample("Ünal & <Söhne>", null, [1, 2]));

        Assert.Equal("""{"CustomerName":"Ünal & <Söhne>","Bytes":[1,2]}""", json);
    }

    [Fact]
    public void CamelCase_Serialize_ChangesPropertyNamesButNoKeys()
    {
        var json = Serialize(new CamelCaseLambdaJsonSerializer(), new { Totals = new Dictionary<string, int> { ["Net"] = 1 } });

        Assert.Equal("""{"totals":{"Net":1}}""", json);
    }

    [Fact]
    public void Default_AwsNames_AreThoseOfTheEvents()
    {
        var json = Serialize(new DefaultLambdaJsonSerializer(), new { XAmzRequestId = "r", XAmzId2 = "i" });

        Assert.Equal("""{"x-amz-request-id":"r","x-amz-id-2":"i"}""", json);
    }

    [Theory]
    [InlineData("""{"customerNAME":"Ada","bytes":"AQI="}""")]
    [InlineData("""{"CustomerName":"Ada","Bytes":[1,2],"unknown":true}""")]
    public void Default_Deserialize_ReadsNamesInAnyCaseAndBytesInBothForms(string json)
    {
        var sample = Deserialize<Sample>(new DefaultLambdaJsonSerializer(), json);

        Assert.Equal("Ada", sample.CustomerName);
        Assert.Equal([1, 2], sample.Bytes!);
    }

    [Theory]
    [InlineData("1767225600")]
    [InlineData("\"2026-01-01T00:00:00Z\"")]
    public void Default_Deserialize_ReadsDatesAsTextAndAsEpochSeconds(string json)
    {
        var date = Deserialize<DateTime>(new DefaultLambdaJsonSerializer(), json);

        Assert.Equal(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), date);
    }

    [Fact]
    public void Default_MemoryStream_IsBase64()
    {
        var serializer = new DefaultLambdaJsonSerializer();

        using var stream = Deserialize<MemoryStream>(serializer, "\"AQI=\"");

        Assert.Equal("\"AQI=\"", Serialize(serializer, stream));
    }

    [Fact]
    public void Default_Customizer_ChangesTheDefaults()
    {
        var serializer = new DefaultLambdaJsonSerializer(options => options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);

        Assert.Equal("""{"customer_name":"Ada"}""", Serialize(serializer, new Sample("Ada", null, null)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("hello")]
    public void Default_MalformedPayload_NamesTheTypeAndKeepsTheCause(string json)
    {
        var failure = Assert.Throws<JsonSerializerException>(() => Deserialize<Sample>(new DefaultLambdaJsonSerializer(), json));

        Assert.StartsWith(
            $"Error converting the Lambda event JSON payload to type {typeof(Sample).FullName}: ",
            failure.Message, StringComparison.Ordinal);
        Assert.IsType<JsonException>(failure.InnerException, exactMatch: false);
    }

    [Fact]
    public void Default_NullPayload_GivesNull() => Assert.Null(Deserialize<Sample?>(new DefaultLambdaJsonSerializer(), "null"));

    [Fact]
    public void Default_ResponseThatCannotBeWritten_NamesTheType()
    {
        var failure = Assert.Throws<JsonSerializerException>(() => Serialize(new DefaultLambdaJsonSerializer(), new Action(() => { })));

        Assert.StartsWith(
            "Error converting the response object of type System.Action from the Lambda function to JSON: ",
            failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SourceGenerated_UsesTheDefaultsAndNotTheOptionsOfTheContext()
    {
        var serializer = new SourceGeneratorLambdaJsonSerializer<SampleContext>();

        Assert.Equal("""{"CustomerName":"Ada"}""", Serialize(serializer, new Sample("Ada", null, null)));
        Assert.Equal("Ada", Deserialize<Sample>(serializer, """{"customername":"Ada"}""").CustomerName);
    }

    [Fact]
    public void SourceGenerated_TypeOutsideTheContext_NamesContextAndType()
    {
        var failure = Assert.Throws<JsonSerializerException>(
            () => Serialize(new SourceGeneratorLambdaJsonSerializer<SampleContext>(), new Version(1, 0)));

        Assert.Contains(
            $"No JsonTypeInfo registered in {typeof(SampleContext).FullName} for type System.Version.",
            failure.Message, StringComparison.Ordinal);
    }

    internal static string Serialize<T>(ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static T Deserialize<T>(ILambdaSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }

    internal sealed record Sample(string CustomerName, string? Note, byte[]? Bytes);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Sample))]
    internal sealed partial class SampleContext : JsonSerializerContext;
}
