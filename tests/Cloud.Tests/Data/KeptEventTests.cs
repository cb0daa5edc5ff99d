using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.InProcess;

namespace Comparison.Cloud.Tests.Data;

/// <summary>What Lambda has accepted and topics have taken over, one process after another.</summary>
public sealed class KeptEventTests
{
    private readonly List<string> _got = [];
    private Func<JsonNode?, Task<JsonNode?>> _run = _ => Task.FromResult<JsonNode?>(null);

    [Fact]
    public async Task Event_AcceptedAndUnderWay_IsAttemptedAgain()
    {
        _run = _ => new TaskCompletionSource<JsonNode?>().Task;
        await using var cloud = await KeptCloud.StartAsync(deploy: Deploy);
        await SendAsync(cloud);

        _run = _ => Task.FromResult<JsonNode?>(null);
        await cloud.RestartAsync();
        await cloud.Account.Context.Workload.WhenIdleAsync();
        await cloud.RestartAsync();
        await cloud.Account.Context.Workload.WhenIdleAsync();

        Assert.Equal(["hello", "hello"], _got);
    }

    [Fact]
    public async Task Event_ThatWaitsForItsRetry_WaitsAsLongAndHasAsManyLeft()
    {
        _run = _ => throw new InvalidOperationException("not yet");
        await using var cloud = await KeptCloud.StartAsync(deploy: Deploy);
        await SendAsync(cloud);
        await cloud.Account.Context.Workload.WhenIdleAsync();

        await cloud.RestartAsync(TimeSpan.FromSeconds(30));
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(29));
        Assert.Single(_got);
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(1));
        await cloud.RestartAsync(TimeSpan.FromHours(1));
        await cloud.Account.Context.Workload.WhenIdleAsync();
        await cloud.RestartAsync(TimeSpan.FromHours(1));
        await cloud.Time.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(["hello", "hello", "hello"], _got);
    }

    [Fact]
    public async Task EventSettings_AndWhatWasPromisedByThem_AreStillThere()
    {
        _run = _ => throw new InvalidOperationException("never");
        await using var cloud = await KeptCloud.StartAsync(deploy: Deploy);
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "failed" });
        const string path = "2019-09-25/functions/sink/event-invoke-config";
        await cloud.RestAsync("PUT", path, new()
        {
            ["MaximumRetryAttempts"] = 1,
            ["DestinationConfig"] = new JsonObject { ["OnFailure"] = new JsonObject { ["Destination"] = $"arn:aws:sqs:us-east-1:{KeptCloud.Id}:failed" } },
        });
        var before = await cloud.RestAsync("GET", path);
        await SendAsync(cloud);
        await cloud.Account.Context.Workload.WhenIdleAsync();

        await cloud.RestartAsync(TimeSpan.FromSeconds(30));
        await cloud.Time.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(before, await cloud.RestAsync("GET", path));
        var record = JsonNode.Parse(Assert.Single(cloud.Sqs.Peek($"arn:aws:sqs:us-east-1:{KeptCloud.Id}:failed")))!;
        Assert.Equal(("RetriesExhausted", 2), ((string?)record["requestContext"]!["condition"], (int)record["requestContext"]!["approximateInvokeCount"]!));
        Assert.Equal(2, _got.Count);
    }

    [Fact]
    public async Task Message_ThatWaitsForItsBatch_IsDeliveredByTheNextProcessOnce()
    {
        var batches = new List<int>();
        Func<JsonNode?, ILambdaContext, Task<JsonNode?>> handle = (input, _) =>
        {
            batches.Add(input!["Records"]!.AsArray().Count);
            return Task.FromResult<JsonNode?>(null);
        };
        await using var cloud = await KeptCloud.StartAsync(
            deploy: deployed => deployed.Lambda.Register(new FunctionDefinition("batch", InProcessRuntime.Create(new TestSerializer(), () => handle))));
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "jobs" });
        var mapped = JsonNode.Parse(await cloud.RestAsync("POST", "2015-03-31/event-source-mappings", new()
        {
            ["EventSourceArn"] = $"arn:aws:sqs:us-east-1:{KeptCloud.Id}:jobs", ["FunctionName"] = "batch",
            ["MaximumBatchingWindowInSeconds"] = 300, ["ScalingConfig"] = new JsonObject { ["MaximumConcurrency"] = 2 },
        }))!;
        await cloud.SqsAsync("SendMessage", "jobs", new() { ["MessageBody"] = "m" });

        await cloud.RestartAsync(TimeSpan.FromSeconds(100));
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(299));
        Assert.Empty(batches);
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(1));
        await cloud.RestartAsync();
        await cloud.Time.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal([1], batches);
        var still = JsonNode.Parse(await cloud.RestAsync("GET", $"2015-03-31/event-source-mappings/{mapped["UUID"]}"))!;
        Assert.Equal((300, 2), ((int)still["MaximumBatchingWindowInSeconds"]!, (int)still["ScalingConfig"]!["MaximumConcurrency"]!));
    }

    [Fact]
    public async Task Mail_AndWhoWasAsked_AreStillThere()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.QueryAsync("sns", "CreateTopic", ("Name", "news"));
        await cloud.QueryAsync(
            "sns", "Subscribe", ("TopicArn", TopicArn), ("Protocol", "email"), ("Endpoint", "a@example.com"), ("ReturnSubscriptionArn", "true"));
        var before = cloud.Sns.Mailbox.Read();
        var token = before.Single().Text.Split("--token ")[1];

        await cloud.RestartAsync();
        await cloud.QueryAsync("sns", "ConfirmSubscription", ("TopicArn", TopicArn), ("Token", token));
        await cloud.QueryAsync("sns", "Publish", ("TopicArn", TopicArn), ("Message", "hello"));
        await cloud.RestartAsync();

        Assert.Equal([before.Single().Text, "hello"], cloud.Sns.Mailbox.Read().Select(mail => mail.Text));
        Assert.Empty(cloud.Failures);
    }

    [Fact]
    public async Task Publication_WhoseWebHookFails_IsTriedAgainByTheNextProcess()
    {
        await using var hook = await Sns.WebHook.StartAsync();
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.QueryAsync("sns", "CreateTopic", ("Name", "news"));
        await cloud.QueryAsync("sns", "Subscribe", ("TopicArn", TopicArn), ("Protocol", "http"), ("Endpoint", hook.Address));
        await cloud.Account.Context.Workload.WhenIdleAsync();
        var token = hook.Bodies.Single()["Token"]!.ToString();
        await cloud.QueryAsync("sns", "ConfirmSubscription", ("TopicArn", TopicArn), ("Token", token));
        hook.Status = 500;
        await cloud.QueryAsync("sns", "Publish", ("TopicArn", TopicArn), ("Message", "hello"));
        await cloud.Account.Context.Workload.WhenIdleAsync();

        hook.Status = 200;
        await cloud.RestartAsync();
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(20));
        await cloud.RestartAsync();
        await cloud.Time.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["SubscriptionConfirmation", "Notification", "Notification"], hook.Bodies.Select(body => body["Type"]!.ToString()));
    }

    private const string TopicArn = $"arn:aws:sns:us-east-1:{KeptCloud.Id}:news";

    private static Task<string> SendAsync(KeptCloud cloud) => cloud.RestAsync(
        "POST", "2015-03-31/functions/sink/invocations", new() { ["say"] = "hello" }, ("X-Amz-Invocation-Type", "Event"));

    private void Deploy(KeptCloud cloud)
    {
        var run = _run;
        Func<JsonNode?, ILambdaContext, Task<JsonNode?>> handle = (input, _) =>
        {
            _got.Add(input!["say"]!.ToString());
            return run(input);
        };
        cloud.Lambda.Register(new FunctionDefinition("sink", InProcessRuntime.Create(new TestSerializer(), () => handle)));
    }
}
