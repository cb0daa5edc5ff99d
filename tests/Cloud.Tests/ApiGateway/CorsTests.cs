using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.ApiGateway;

public sealed class CorsTests
{
    private static readonly JsonObject Settings = new()
    {
        ["corsConfiguration"] = new JsonObject
        {
            ["allowHeaders"] = new JsonArray("content-type"),
            ["allowMethods"] = new JsonArray("GET", "POST"),
            ["allowOrigins"] = new JsonArray("https://example.com"),
            ["exposeHeaders"] = new JsonArray("location"),
            ["maxAge"] = 3600,
        },
    };

    [Theory]
    [InlineData("https://example.com", "https://example.com", "GET,POST", "3600")]
    [InlineData("https://other.example.com", null, null, null)]
    public async Task Preflight_FromAnOrigin_IsAnsweredWithoutAFunction(string origin, string? allowed, string? methods, string? age)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        await using var made = await MadeApi.CreateAsync(functions, "AWS_IAM", Settings);

        using var answer = await made.SendAsync(
            HttpMethod.Options, "things/7", null, ("Origin", origin), ("Access-Control-Request-Method", "GET"));

        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Null(functions.Event);
        Assert.Equal(
            (allowed, methods, age),
            (Header(answer, "access-control-allow-origin"), Header(answer, "access-control-allow-methods"), Header(answer, "access-control-max-age")));
    }

    [Fact]
    public async Task Request_FromAnAllowedOrigin_MayBeRead()
    {
        await using var made = await MadeApi.CreateAsync(new FakeFunctions(_ => FakeFunctions.Answer("{}")), "NONE", Settings);

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", null, ("Origin", "https://example.com"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(
            ("https://example.com", "location"),
            (Header(answer, "access-control-allow-origin"), Header(answer, "access-control-expose-headers")));
    }

    [Theory]
    [InlineData("Origin", "https://other.example.com", true)]
    [InlineData("Origin", "https://example.com", false)]
    [InlineData("Origin", "null", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", true)] // an image, or a link
    public async Task Request_FromAPageThatTheApiDoesNotAllow_ReachesNoFunction(string header, string value, bool hasCors)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        await using var made = await MadeApi.CreateAsync(functions, "NONE", hasCors ? Settings : null);

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", null, (header, value), ("X-Amz-Target", "AmazonSQS.ListQueues"));

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Null(functions.Event);
    }

    [Fact]
    public async Task Request_WithATargetOfAService_IsTheApisAllTheSame()
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer("{}"));
        await using var made = await MadeApi.CreateAsync(functions, "NONE");

        using var answer = await made.SendAsync(HttpMethod.Get, "things/7", null, ("X-Amz-Target", "Logs_20140328.DescribeLogGroups"));

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.NotNull(functions.Event);
    }

    [Fact]
    public async Task Request_OverTheStagesRate_IsThrottled()
    {
        await using var made = await MadeApi.CreateAsync(
            new FakeFunctions(_ => FakeFunctions.Answer("{}")), "NONE",
            limits: new() { ["throttlingBurstLimit"] = 1, ["throttlingRateLimit"] = 0.0001 });

        using var first = await made.SendAsync(HttpMethod.Get, "things/7");
        using var second = await made.SendAsync(HttpMethod.Get, "things/7");

        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal("""{"message":"Too Many Requests"}""", await second.Content.ReadAsStringAsync());
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
