using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Lambda.Durable;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>What becomes of an event that was accepted and is given up.</summary>
public sealed class DeadLetterTests
{
    [Fact]
    public async Task Event_GivenUp_IsInTheDeadLetterQueueWithItsError()
    {
        await using var account = await StartAsync();
        account.Register("sink", (_, _) => throw new InvalidOperationException("never"), definition => definition with { DeadLetterTarget = Target(account) });
        using var response = await account.InvokeAsync("sink", """{"id":7}""", ("X-Amz-Invocation-Type", "Event"));

        await account.Time.AdvanceAsync(TimeSpan.FromHours(1));

        var letter = await ReceiveAsync(account);
        Assert.Equal("""{"id":7}""", $"{letter["Body"]}");
        Assert.Equal("never", $"{letter["MessageAttributes"]!["ErrorMessage"]!["StringValue"]}");
        Assert.NotNull(letter["MessageAttributes"]!["RequestID"]);
    }

    [Fact]
    public async Task Event_ThrottledForSixHours_IsInTheDeadLetterQueue()
    {
        await using var account = await StartAsync();
        account.Register(
            "sink", (_, _) => Task.FromResult<JsonNode?>(null), definition => definition with { DeadLetterTarget = Target(account), ReservedConcurrency = 0 });
        using var response = await account.InvokeAsync("sink", "{}", ("X-Amz-Invocation-Type", "Event"));

        await account.Time.AdvanceAsync(TimeSpan.FromHours(7));

        Assert.Equal("{}", $"{(await ReceiveAsync(account))["Body"]}");
    }

    [Fact]
    public async Task Event_WhoseQueueIsGone_IsLostWithALogLine()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.Register("sink", (_, _) => throw new InvalidOperationException("never"), definition => definition with { DeadLetterTarget = Target(account) });
        using var response = await account.InvokeAsync("sink", "{}", ("X-Amz-Invocation-Type", "Event"));

        await account.Time.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Contains(account.Lambda.Logs.Lines, line => line.Message.StartsWith("The dead-letter queue did not take the event", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FAILED", true)]
    [InlineData("SUCCEEDED", false)]
    public async Task DurableExecution_StartedByAnEvent_IsBuriedUnlessItSucceeds(string status, bool isBuried)
    {
        await using var account = await StartAsync();
        RegisterDurable(account, status);

        await account.BeginAsync("flow:1", payload: """{"order":1}""");
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal(isBuried ? ["{\"order\":1}"] : [], account.Sqs.Peek(Target(account)));
    }

    [Fact]
    public async Task DurableExecution_StartedByACallerWhoWaits_IsTheCallersAlone()
    {
        await using var account = await StartAsync();
        RegisterDurable(account, "FAILED");

        using var response = await account.InvokeAsync("flow:1");
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal("Unhandled", LambdaAccount.Header(response, "X-Amz-Function-Error"));
        Assert.Empty(account.Sqs.Peek(Target(account)));
    }

    [Fact]
    public async Task DurableExecution_ThatTimesOutWhileNoProcessRuns_IsBuriedByTheNext()
    {
        await using var lasting = new LastingAccount();
        var first = await lasting.BeginAsync(Deploy);
        await first.BeginAsync("flow:$LATEST", payload: """{"order":1}""");
        await first.Context.Workload.WhenIdleAsync();

        var second = await lasting.BeginAsync(Deploy, TimeSpan.FromMinutes(11));

        Assert.Equal(["{\"order\":1}"], second.Sqs.Peek(Target(second)));

        static void Deploy(LambdaAccount account)
        {
            account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "dead" }, CancellationToken.None);
            account.Register(
                "flow",
                async (input, _) =>
                {
                    await new DurableRun(account.Http, input!).CheckpointAsync(DurableRun.Update("CALLBACK", "START", "c"));
                    return new JsonObject { ["Status"] = "PENDING" };
                },
                definition => definition with { Durable = new(600), DeadLetterTarget = Target(account) });
        }
    }

    private static async Task<LambdaAccount> StartAsync()
    {
        var account = await LambdaAccount.StartAsync();
        await account.Sqs.InvokeAsync("CreateQueue", new() { ["QueueName"] = "dead" }, CancellationToken.None);
        return account;
    }

    private static string Target(LambdaAccount account) => account.Context.Arn("sqs", "dead");

    private static void RegisterDurable(LambdaAccount account, string status)
    {
        var outcome = status == "FAILED"
            ? new JsonObject { ["Status"] = status, ["Error"] = new JsonObject { ["ErrorMessage"] = "broken" } }
            : new JsonObject { ["Status"] = status, ["Result"] = "1" };
        account.Register(
            "flow", (_, _) => Task.FromResult<JsonNode?>(outcome.DeepClone()),
            definition => definition with { Durable = new(600), DeadLetterTarget = Target(account) }).Publish("live");
    }

    private static async Task<JsonNode> ReceiveAsync(LambdaAccount account)
    {
        var received = await account.Sqs.InvokeAsync(
            "ReceiveMessage",
            new() { ["QueueUrl"] = $"{account.Context.Endpoint}{account.Context.Id}/dead", ["MessageAttributeNames"] = new JsonArray("All") },
            CancellationToken.None);
        return Assert.Single(received["Messages"]!.AsArray())!;
    }
}
