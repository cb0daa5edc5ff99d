using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>What a page that somebody's browser happens to show can send to the local cloud, and what becomes of it.</summary>
public sealed class WebPageTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Faults = """{"faults": [{"kind": "throttle", "target": "SQS.ListQueues"}]}""";

    private readonly HttpClient _http = new();
    private LocalCloud _cloud = null!;
    private Account _account = null!;

    public async ValueTask InitializeAsync()
    {
        _cloud = await LocalCloud.StartAsync();
        _account = _cloud.AddAccount();
        _account.Add(new SqsService(_account.Context));
        _account.Add(new LambdaEngine(_account.Context));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    public static TheoryData<string, string, string> ForeignPages()
    {
        (string, string)[] pages =
        [
            ("Origin", "https://evil.example.com"), ("Origin", "null"), ("Origin", "http://localhost:3000"), ("Origin", "http://127.0.0.1"),
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "same-origin, cross-site"),
        ];
        string[] paths =
            ["", "_local/health", "_local/faults", "2015-03-31/functions", "v2/apis", "runtime/000000000001/f/0/2018-06-01/runtime/invocation/next"];
        var all = new TheoryData<string, string, string>();
        foreach (var path in paths)
            foreach (var (header, value) in pages)
                all.Add(path, header, value);
        return all;
    }

    [Theory, MemberData(nameof(ForeignPages))]
    public async Task Request_OfAPageOfAnotherOrigin_IsRefusedWhateverItIs(string path, string header, string value)
    {
        var answer = await SendAsync(HttpMethod.Post, path, Json, Faults, ("Authorization", Signed.For()), (header, value));

        Assert.Equal("403 AccessDeniedException", answer);
        Assert.False(_account.Context.Faults.Any);
    }

    [Theory]
    [InlineData("Origin", "OWN")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Request_OfTheAddressBarOrAPageOfItsOwn_IsTaken(string header, string value)
    {
        var own = value.Replace("OWN", _cloud.Endpoint.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

        Assert.Equal("200 ", await SendAsync(HttpMethod.Get, "_local/health", null, "", (header, own)));
    }

    [Theory]
    [InlineData("POST", "", Json, "X-Amz-Target")]
    [InlineData("POST", "", "application/x-www-form-urlencoded", "X-Other")]
    [InlineData("POST", "?X-Amz-Signature=0&X-Amz-Credential=nobody", "application/x-www-form-urlencoded", "X-Other")]
    [InlineData("GET", "2015-03-31/functions", null, "X-Other")]
    [InlineData("POST", "2015-03-31/functions", Json, "X-Other")]
    [InlineData("POST", "2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000001%3Afunction%3Af/invocations", Json, "X-Other")]
    [InlineData("GET", "favicon.ico", null, "X-Other")]
    public async Task Call_Unsigned_IsRefusedAsAwsRefusesIt(string method, string path, string? type, string header)
    {
        var answer = await SendAsync(new(method), path, type, "Action=ListQueues", (header, "AmazonSQS.ListQueues"));

        Assert.Equal("403 MissingAuthenticationTokenException", answer);
    }

    [Theory]
    [InlineData("", "text/plain", "AmazonSQS.ListQueues")]
    [InlineData("", null, "AmazonSQS.ListQueues")]
    [InlineData("", "application/x-www-form-urlencoded", "AmazonSQS.ListQueues")]
    [InlineData("_local/faults", "text/plain", null)]
    [InlineData("_local/faults", "text/plain; x=\"application/json\"", null)]
    [InlineData("_local/faults", "multipart/form-data", null)]
    [InlineData("_local/faults", null, null)]
    [InlineData("2015-03-31/functions", "text/plain", null)]
    [InlineData("2015-03-31/functions/f/invocations", "application/x-www-form-urlencoded", null)]
    public async Task Body_OfATypeThatAPageMaySend_IsNotTaken(string path, string? type, string? target)
    {
        var answer = await SendAsync(
            HttpMethod.Post, path, type, Faults, ("Authorization", Signed.For()), (target is null ? "X-Other" : "X-Amz-Target", target ?? ""));

        Assert.Equal("415 UnsupportedMediaTypeException", answer);
        Assert.False(_account.Context.Faults.Any);
    }

    [Fact]
    public async Task Call_ByAPresignedUrl_IsSigned() => Assert.Equal("200 ", await SendAsync(
        HttpMethod.Get,
        "2015-03-31/functions?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0&X-Amz-Credential=000000000001%2F20300101%2Fus-east-1%2Flambda%2Faws4_request",
        null, ""));

    // The status, and the error's name in whichever of the protocols.
    private async Task<string> SendAsync(HttpMethod method, string path, string? type, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(_cloud.Endpoint, path));
        if (body.Length > 0 && method != HttpMethod.Get)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type) } };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var inBody = text.StartsWith('{') ? JsonNode.Parse(text)!["__type"]?.ToString() : null;
        return $"{(int)answer.StatusCode} {(answer.Headers.TryGetValues("x-amzn-ErrorType", out var named) ? named.Single() : inBody)}";
    }
}
