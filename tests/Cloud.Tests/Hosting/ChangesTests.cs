using System.Net;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.StepFunctions;
using Comparison.Tests.Shared;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>The wait for the next event of any execution, which the page watches by.</summary>
public sealed class ChangesTests : IAsyncDisposable
{
    private LocalCloud _cloud = null!;

    [Fact]
    public async Task Wait_AnExecutionBegins_EndsAndIsEndedForWhoeverDoesNotKnowYet()
    {
        using var http = await StartAsync();
        var wait = NumberAsync(http, 0);

        await CallAsync(http, "StartExecution", $$"""{"stateMachineArn":"{{await CreateAsync(http)}}"}""");

        var number = await wait.OrFailAsync("the first event");
        Assert.InRange(number, 1, long.MaxValue);
        Assert.InRange(await NumberAsync(http, 0).OrFailAsync("an answer at once"), number, long.MaxValue);
    }

    [Fact]
    public async Task Number_OthersOnlyRead_Stays()
    {
        using var http = await StartAsync();
        await CallAsync(http, "StartExecution", $$"""{"stateMachineArn":"{{await CreateAsync(http)}}"}""");
        var account = _cloud.Accounts.Single();
        await account.Context.Workload.WhenIdleAsync();
        var before = await NumberAsync(http, 0);

        await CallAsync(http, "ListStateMachines", "{}");
        await http.GetStringAsync(new Uri("_local/accounts", UriKind.Relative));

        Assert.Equal(before, await NumberAsync(http, 0));
    }

    [Theory]
    [InlineData("_local/changes")]
    [InlineData("_local/changes?after=-1")]
    [InlineData("_local/changes?after=soon")]
    public async Task Wait_AfterNoNumber_IsRefused(string path)
    {
        using var http = await StartAsync();

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("after is the number", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await _cloud.DisposeAsync();

    private async Task<HttpClient> StartAsync()
    {
        _cloud = await LocalCloud.StartAsync();
        var account = _cloud.AddAccount();
        account.Add(new StateMachineService(account.Context, account, new FakeLambda()));
        return new HttpClient { BaseAddress = _cloud.Endpoint }.Sign();
    }

    private static async Task<string> CreateAsync(HttpClient http) => (string)(await CallAsync(
        http,
        "CreateStateMachine",
        """{"name":"m","roleArn":"arn:aws:iam::000000000001:role/r","definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}"}"""))["stateMachineArn"]!;

    private static async Task<long> NumberAsync(HttpClient http, long after) =>
        (long)JsonNode.Parse(await http.GetStringAsync(new Uri($"_local/changes?after={after}", UriKind.Relative)))!["number"]!;

    private static async Task<JsonNode> CallAsync(HttpClient http, string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = Signed.Json(body) };
        request.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        using var answer = await http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
