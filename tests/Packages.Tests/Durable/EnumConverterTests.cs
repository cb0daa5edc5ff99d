using System.Text.Json;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Packages.Tests.Durable;

public sealed class EnumConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new UpperSnakeCaseEnumConverter<Kind>() } };

    private enum Kind
    {
        Step,
        ChainedInvoke,
    }

    [Fact]
    public void EnumMember_Written_IsInUpperSnakeCase() =>
        Assert.Equal("\"CHAINED_INVOKE\"", JsonSerializer.Serialize(Kind.ChainedInvoke, Options));

    [Theory]
    [InlineData("\"CHAINED_INVOKE\"")]
    [InlineData("\"ChainedInvoke\"")]
    public void EnumMember_InEitherSpelling_IsRead(string json) =>
        Assert.Equal(Kind.ChainedInvoke, JsonSerializer.Deserialize<Kind>(json, Options));

    [Fact]
    public void EnumMember_Unknown_IsRefused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Kind>("\"WAIT\"", Options));
}
