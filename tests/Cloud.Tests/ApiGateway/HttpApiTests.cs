using System.Net;
using System.Text;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.ApiGateway;

public sealed class HttpApiTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private LocalCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await LocalCloud.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    [Fact]
    public async Task Request_MatchedRoute_BecomesAPayload2Event()
    {
        var (api, functions) = Open("""{ "statusCode": 201, "headers": { "x-a": "b" }, "body": "made" }""");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Url, "things/a%2Fb?x=1&x=2")) { Content = Json("{}") };

        using var answer = await _http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Created, "made"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("b", answer.Headers.GetValues("x-a").Single());
        Assert.Equal("2.0", functions.Event!["version"]!.ToString());
        Assert.Equal("POST /things/{id}", functions.Event["routeKey"]!.ToString());
        Assert.Equal("a/b", functions.Event["pathParameters"]!["id"]!.ToString());
        Assert.Equal("1,2", functions.Event["queryStringParameters"]!["x"]!.ToString());
        Assert.Equal("{}", functions.Event["body"]!.ToString());
        Assert.Equal("application/json; charset=utf-8", functions.Event["headers"]!["content-type"]!.ToString());
        Assert.Equal("POST", functions.Event["requestContext"]!["http"]!["method"]!.ToString());
    }

    [Fact]
    public async Task Request_BinaryBody_ComesInBase64()
    {
        var (api, functions) = Open("""{ "statusCode": 200, "body": "aGk=", "isBase64Encoded": true }""");
        using var content = new ByteArrayContent([1, 2, 255]);
        content.Headers.ContentType = new("application/octet-stream");

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), content);

        Assert.Equal("hi", await answer.Content.ReadAsStringAsync());
        Assert.Equal("AQL/", functions.Event!["body"]!.ToString());
        Assert.True((bool)functions.Event["isBase64Encoded"]!);
    }

    [Theory]
    [InlineData("""{ "any": "thing" }""", null, 200)]
    [InlineData("""{ "errorType": "X" }""", "Unhandled", 500)]
    [InlineData("no json", null, 500)]
    public async Task Answer_WithoutAStatus_IsTheBodyOrAnError(string payload, string? error, int status)
    {
        var (api, _) = Open(payload, error);

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), Json("{}"));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? payload : """{"message":"Internal Server Error"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{ "statusCode": "created" }""")]
    [InlineData("""{ "statusCode": 99 }""")]
    [InlineData("""{ "statusCode": 1e400 }""")]
    [InlineData("""{ "statusCode": null }""")]
    [InlineData("""{ "statusCode": 200, "statusCode": 201 }""")]
    [InlineData("""{ "statusCode": 200, "headers": [] }""")]
    [InlineData("""{ "statusCode": 200, "headers": { "x": {} } }""")]
    [InlineData("""{ "statusCode": 200, "headers": { "two words": "x" } }""")]
    [InlineData("""{ "statusCode": 200, "headers": { "x": "a\nb" } }""")]
    [InlineData("""{ "statusCode": 200, "cookies": "a=b" }""")]
    [InlineData("""{ "statusCode": 200, "body": {} }""")]
    [InlineData("""{ "statusCode": 200, "body": "\ud800" }""")]
    [InlineData("""{ "statusCode": 200, "body": "%", "isBase64Encoded": true }""")]
    [InlineData("""{ "statusCode": 200, "isBase64Encoded": "yes" }""")]
    public async Task Answer_Malformed_IsAnInternalServerErrorAndNoFaultOfTheCloud(string payload)
    {
        var faults = new List<Exception>();
        _cloud.Failed += faults.Add;
        var (api, _) = Open(payload);

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), Json("{}"));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("""{"message":"Internal Server Error"}""", await answer.Content.ReadAsStringAsync());
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("""{ "statusCode": 200, "headers": { "content-length": "1", "X-Number": 7 }, "body": "made" }""", 200, "made")]
    [InlineData("""{ "statusCode": 204, "body": "made" }""", 204, "")]
    [InlineData("""{ "statusCode": 304, "body": "made" }""", 304, "")]
    [InlineData("null", 200, "null")]
    public async Task Answer_OddButLegal_IsWritten(string payload, int status, string body)
    {
        var (api, _) = Open(payload);

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), Json("{}"));

        Assert.Equal((status, body), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Request_NoRouteOrNoFunction_IsRefusedInAwsWords()
    {
        var (api, _) = Open("{}");
        api.Map("GET /throttled", "throttled");

        using var unknown = await _http.GetAsync(new Uri(api.Url, "nowhere"));
        using var wrongMethod = await _http.GetAsync(new Uri(api.Url, "things/1"));
        using var throttled = await _http.GetAsync(new Uri(api.Url, "throttled"));

        Assert.Equal("""{"message":"Not Found"}""", await unknown.Content.ReadAsStringAsync());
        Assert.Equal([404, 404, 500], new[] { unknown, wrongMethod, throttled }.Select(answer => (int)answer.StatusCode));
    }

    [Theory]
    [InlineData("GET", "things/new", "GET /things/new")]
    [InlineData("GET", "things/7", "GET /things/{id}")]
    [InlineData("PUT", "things/7", "ANY /things/{id}")]
    public async Task Request_SeveralRoutesMatch_GoesToTheMostSpecific(string method, string path, string routeKey)
    {
        var (api, functions) = Open("{}");
        foreach (var key in (string[])["ANY /things/{id}", "GET /things/{id}", "GET /things/new", "ANY /things/new"])
            api.Map(key, "function");
        using var request = new HttpRequestMessage(new(method), new Uri(api.Url, path));

        using var answer = await _http.SendAsync(request);

        Assert.Equal(routeKey, functions.Event!["routeKey"]!.ToString());
    }

    [Fact]
    public async Task Request_WithoutABody_HasNoneInBase64Either()
    {
        var (api, functions) = Open("{}");
        using var content = new ByteArrayContent([]);
        content.Headers.ContentType = new("application/octet-stream");

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), content);

        Assert.False((bool)functions.Event!["isBase64Encoded"]!);
        Assert.Null(functions.Event["body"]);
    }

    [Theory]
    [InlineData(10 * 1024 * 1024, HttpStatusCode.OK)]
    [InlineData(10 * 1024 * 1024 + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Request_TenMegabytes_IsTheLargest(int bytes, HttpStatusCode status)
    {
        var (api, functions) = Open("{}");

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), Json(new string(' ', bytes)));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, functions.Event is not null);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(512 * 1024, 1)]
    [InlineData(512 * 1024 + 1, 2)]
    public async Task Meter_Request_CountsStepsOf512Kilobytes(int bytes, int requests)
    {
        var account = _cloud.AddAccount();
        var (api, _) = Open(account, "{}");

        using var answer = await _http.PostAsync(new Uri(api.Url, "things/1"), Json(new string('1', bytes)));

        Assert.Equal(requests, account.Context.Meter.Read()[BillingUnit.ApiRequests]);
    }

    [Fact]
    public void Map_NoRouteKey_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Open("{}").Api.Map("things", "function"));

    private (HttpApi Api, FakeFunctions Functions) Open(string payload, string? error = null) =>
        Open(_cloud.AddAccount(), payload, error);

    private static (HttpApi Api, FakeFunctions Functions) Open(Account account, string payload, string? error = null)
    {
        var functions = new FakeFunctions(_ => FakeFunctions.Answer(payload, error));
        var service = new ApiGatewayService(account.Context, functions);
        account.Add(service);
        var api = service.Create("test");
        api.Map("POST /things/{id}", "function");
        return (api, functions);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
