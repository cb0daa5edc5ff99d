using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Hosting;

public sealed class RouterTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private LocalCloud _cloud = null!;

    public async ValueTask InitializeAsync() => _cloud = await LocalCloud.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _cloud.DisposeAsync();
    }

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("localhost:4566", 200)]
    [InlineData("api.localhost", 200)]
    [InlineData("evil.example.com", 403)]
    [InlineData("localhost.evil.example.com", 403)]
    public async Task Host_NotLocal_IsRefused(string host, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_cloud.Endpoint, "_local/health"));
        request.Headers.Host = host;

        using var answer = await _http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("AmazonSQS.Dance", "AmazonSQS.Dance is not supported by the local cloud.")]
    [InlineData("Nobody.Knows", "Nobody.Knows is not supported by the local cloud.")]
    [InlineData("nodot", "nodot is not supported by the local cloud.")]
    public async Task Target_Unknown_NamesTheGapInAwsShape(string target, string message)
    {
        var account = _cloud.AddAccount();
        account.Add(new SqsService(account.Context));

        var (status, body) = await CallAsync(target, "{}", account.Context.Id);

        Assert.Equal(404, status);
        Assert.Equal(("UnknownOperationException", message), ($"{body["__type"]}", $"{body["message"]}"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Body_NoObject_IsASerializationError(string body)
    {
        var account = _cloud.AddAccount();
        account.Add(new SqsService(account.Context));

        var (status, answer) = await CallAsync("AmazonSQS.ListQueues", body, account.Context.Id);

        Assert.Equal((400, "SerializationException"), (status, $"{answer["__type"]}"));
    }

    [Fact]
    public async Task Service_WithAFault_AnswersInAwsShapeAndIsReported()
    {
        var account = _cloud.AddAccount();
        account.Add(new BrokenService());
        Exception? reported = null;
        _cloud.Failed += failure => reported = failure;

        var (status, body) = await CallAsync("Broken.Any", "{}", account.Context.Id);

        Assert.Equal((500, "InternalFailure"), (status, $"{body["__type"]}"));
        Assert.Equal("A fault", reported!.Message);
        Assert.True(account.Context.Workload.IsIdle);
    }

    [Fact]
    public async Task AccessKey_OfARemovedAccount_ReachesNoOther()
    {
        var accounts = new[] { _cloud.AddAccount(), _cloud.AddAccount() };
        foreach (var account in accounts)
            account.Add(new SqsService(account.Context));

        await _cloud.RemoveAsync(accounts[1].Context.Id);
        var (status, _) = await CallAsync("AmazonSQS.CreateQueue", """{ "QueueName": "q" }""", accounts[1].Context.Id);
        var (missing, _) = await CallAsync("AmazonSQS.GetQueueUrl", """{ "QueueName": "q" }""", accounts[0].Context.Id);

        Assert.Equal((404, 400), (status, missing));
    }

    [Fact]
    public async Task AccessKey_OfTwelveDigits_ReachesItsAccount()
    {
        var accounts = new[] { _cloud.AddAccount(), _cloud.AddAccount() };
        foreach (var account in accounts)
            account.Add(new SqsService(account.Context));

        var (_, made) = await CallAsync("AmazonSQS.CreateQueue", """{ "QueueName": "q" }""", accounts[1].Context.Id);
        var (missing, _) = await CallAsync("AmazonSQS.GetQueueUrl", """{ "QueueName": "q" }""", accounts[0].Context.Id);

        Assert.EndsWith($"/{accounts[1].Context.Id}/q", $"{made["QueueUrl"]}", StringComparison.Ordinal);
        Assert.Equal(400, missing);
    }

    [Fact]
    public async Task LocalApi_Accounts_TellOutputsAndUsage()
    {
        _cloud.AddAccount().Outputs["api_url"] = "somewhere";

        var accounts = JsonNode.Parse(await _http.GetStringAsync(new Uri(_cloud.Endpoint, "_local/accounts")))!;

        Assert.Equal("somewhere", $"{accounts[0]!["outputs"]!["api_url"]}");
        Assert.Equal("0", $"{accounts[0]!["usage"]!["ApiRequests"]}");
        Assert.True((bool)accounts[0]!["idle"]!);
    }

    [Fact]
    public async Task Port_Taken_IsAnInputOutputError() =>
        await Assert.ThrowsAsync<IOException>(() => LocalCloud.StartAsync(_cloud.Endpoint.Port));

    private async Task<(int Status, JsonNode Body)> CallAsync(string target, string body, string accessKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _cloud.Endpoint) { Content = Signed.Json(body) };
        request.Headers.Add("X-Amz-Target", target);
        request.Headers.TryAddWithoutValidation("Authorization", Signed.For(accessKey, "sqs"));
        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
