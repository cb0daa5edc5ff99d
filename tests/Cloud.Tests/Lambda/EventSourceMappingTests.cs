using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.EventSources;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class EventSourceMappingTests
{
    [Fact]
    public async Task Mapping_AllHandled_EmptiesTheQueue()
    {
        await using var account = await LambdaAccount.StartAsync();
        var records = await ConsumeAsync(account, _ => null, reports: true, "a");

        var record = Assert.Single(records);
        Assert.Equal(("a", "aws:sqs"), ((string?)record["body"], (string?)record["eventSource"]));
        Assert.Equal("1", (string?)record["attributes"]!["ApproximateReceiveCount"]);
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(records);
    }

    [Fact]
    public async Task Mapping_PartialFailure_RedeliversOnlyWhatFailed()
    {
        await using var account = await LambdaAccount.StartAsync();
        var records = await ConsumeAsync(account, FailuresOf("bad"), reports: true, "good", "bad");

        await account.Time.AdvanceAsync(TimeSpan.FromSeconds(30));
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(["bad", "bad", "good"], records.Select(record => (string?)record["body"]).Order());
    }

    [Theory]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":\"of-another-batch\"}]}")]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}")]
    [InlineData("{\"batchItemFailures\":[{\"id\":\"x\"}]}")]
    [InlineData("{\"batchItemFailures\":true}")]
    [InlineData("[]")]
    public async Task Mapping_AnswerThatCannotBeUnderstood_RedeliversTheBatch(string answer)
    {
        await using var account = await LambdaAccount.StartAsync();
        var records = await ConsumeAsync(account, _ => JsonNode.Parse(answer), reports: true, "a");

        await account.Time.AdvanceAsync(TimeSpan.FromSeconds(30));
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(2, records.Count);
    }

    [Theory]
    [InlineData("{\"batchItemFailures\":[]}")]
    [InlineData("{\"batchItemFailures\":null}")]
    [InlineData("{}")]
    public async Task Mapping_AnswerWithoutFailures_CountsAsHandled(string answer)
    {
        await using var account = await LambdaAccount.StartAsync();
        var records = await ConsumeAsync(account, _ => JsonNode.Parse(answer), reports: true, "a");

        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Single(records);
    }

    [Fact]
    public async Task Mapping_FunctionThrows_RedeliversTheBatch()
    {
        await using var account = await LambdaAccount.StartAsync();
        var records = await ConsumeAsync(account, _ => throw new InvalidOperationException("no"), reports: false, "a");

        await account.Time.AdvanceAsync(TimeSpan.FromSeconds(30));
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(2, records.Count);
    }

    [Fact]
    public async Task Mapping_ThatDoesNotReport_IgnoresTheAnswer()
    {
        await using var account = await LambdaAccount.StartAsync();
        var records = await ConsumeAsync(account, FailuresOf("bad"), reports: false, "bad");

        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Single(records);
    }

    /// <summary>Sends messages to a mapped queue and collects, until the account is idle, what the function gets.</summary>
    private static async Task<List<JsonNode>> ConsumeAsync(
        LambdaAccount account, Func<JsonArray, JsonNode?> handle, bool reports, params string[] bodies)
    {
        var got = new List<JsonNode>();
        account.Register("consume", (input, _) =>
        {
            var records = input!["Records"]!.AsArray();
            lock (got)
                got.AddRange(records!);
            return Task.FromResult(handle(records));
        });
        var queue = await account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "q" }, CancellationToken.None);
        var mapping = new EventSourceMapping(account.Context.Arn("sqs", "q"), "consume") { ReportBatchItemFailures = reports };
        account.Lambda.Map(account.Sqs, mapping);
        foreach (var body in bodies)
            await account.Sqs.InvokeAsync(
                "SendMessage", new() { ["QueueUrl"] = (string)queue["QueueUrl"]!, ["MessageBody"] = body }, CancellationToken.None);
        await account.Context.Workload.WhenIdleAsync();
        return got;
    }

    private static Func<JsonArray, JsonNode?> FailuresOf(string body) => records => new JsonObject
    {
        ["batchItemFailures"] = new JsonArray([.. records
            .Where(record => (string?)record!["body"] == body)
            .Select(record => (JsonNode?)new JsonObject { ["itemIdentifier"] = (string)record!["messageId"]! })]),
    };
}
