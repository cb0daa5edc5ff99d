using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Data;

/// <summary>The messages of queues, one process after another.</summary>
public sealed class KeptQueueTests
{
    private static readonly JsonObject Binary = new()
    {
        ["MessageBody"] = "whole ✓",
        ["MessageAttributes"] = new JsonObject
        {
            ["bytes"] = new JsonObject { ["DataType"] = "Binary.raw", ["BinaryValue"] = "AAEC/w==" },
            ["text"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "ä" },
        },
        ["MessageSystemAttributes"] = new JsonObject { ["AWSTraceHeader"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = "Root=1" } },
        ["MessageGroupId"] = "tenant",
    };

    [Fact]
    public async Task Messages_InEveryState_AreThoseTheyWere()
    {
        await using var cloud = await QueuesAsync();
        await cloud.SqsAsync("SendMessage", "work", new() { ["MessageBody"] = "visible" });
        await cloud.SqsAsync("SendMessage", "work", new() { ["MessageBody"] = "delayed", ["DelaySeconds"] = 60 });
        await cloud.SqsAsync("SendMessage", "other", new() { ["MessageBody"] = "received" });
        var held = (await ReceiveAsync(cloud, "other")).Single();
        await cloud.SqsAsync("SendMessage", "other", new() { ["MessageBody"] = "deleted" });
        await cloud.SqsAsync("DeleteMessage", "other", new() { ["ReceiptHandle"] = (await ReceiveAsync(cloud, "other")).Single()["ReceiptHandle"]!.ToString() });
        var before = (await CountsAsync(cloud, "work"), await CountsAsync(cloud, "other"));

        await cloud.RestartAsync();

        Assert.Equal(before, (await CountsAsync(cloud, "work"), await CountsAsync(cloud, "other")));
        Assert.Equal(("1 0 1", "0 1 0"), before);
        await cloud.SqsAsync("DeleteMessage", "other", new() { ["ReceiptHandle"] = held["ReceiptHandle"]!.ToString() });
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(["visible", "delayed"], (await ReceiveAsync(cloud, "work")).Select(message => message["Body"]!.ToString()));
        Assert.Equal("0 0 0", await CountsAsync(cloud, "other"));
    }

    [Fact]
    public async Task Message_WithAllThatItMayHave_IsReceivedAlike()
    {
        await using var cloud = await QueuesAsync();
        await cloud.SqsAsync("SendMessage", "work", Binary.DeepClone().AsObject());
        var before = (await ReceiveAsync(cloud, "work")).Single();
        await cloud.SqsAsync("ChangeMessageVisibility", "work", Visible(before));

        await cloud.RestartAsync();

        var after = (await ReceiveAsync(cloud, "work")).Single();
        Assert.Equal("2", after["Attributes"]!["ApproximateReceiveCount"]!.ToString());
        foreach (var message in new[] { before, after })
            Assert.True(message.Remove("ReceiptHandle") && message["Attributes"]!.AsObject().Remove("ApproximateReceiveCount"));
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
    }

    [Fact]
    public async Task Message_ReceivedTooOften_IsInTheDeadLetterQueueAndNowhereElse()
    {
        await using var cloud = await QueuesAsync();
        await cloud.SqsAsync("SendMessage", "work", new() { ["MessageBody"] = "poison" });
        await cloud.SqsAsync("ChangeMessageVisibility", "work", Visible((await ReceiveAsync(cloud, "work")).Single()));
        await cloud.SqsAsync("ChangeMessageVisibility", "work", Visible((await ReceiveAsync(cloud, "work")).Single()));
        Assert.Empty(await ReceiveAsync(cloud, "work"));

        await cloud.RestartAsync();

        Assert.Equal(("0 0 0", "1 0 0"), (await CountsAsync(cloud, "work"), await CountsAsync(cloud, "dead")));
        var moved = (await ReceiveAsync(cloud, "dead")).Single();
        Assert.Equal("arn:aws:sqs:us-east-1:123456789012:work", moved["Attributes"]!["DeadLetterQueueSourceArn"]!.ToString());
    }

    [Theory]
    [InlineData(1, "1 0")]
    [InlineData(5, "1 0")]
    [InlineData(6, "0 1")]
    public async Task Message_OnItsWayToTheDeadLetterQueue_IsAlwaysInOneOfTheTwo(int writes, string visible)
    {
        await using var cloud = await QueuesAsync();
        cloud.Folder.CutAfter = cloud.Folder.Made + writes;
        await cloud.SqsAsync("SendMessage", "work", new() { ["MessageBody"] = "poison" });
        for (var receive = 0; receive < 2; receive++)
            await cloud.SqsAsync("ChangeMessageVisibility", "work", Visible((await ReceiveAsync(cloud, "work")).Single()));
        Assert.Empty(await ReceiveAsync(cloud, "work"));

        await cloud.RestartAsync();

        Assert.Equal(visible, $"{(await CountsAsync(cloud, "work"))[0]} {(await CountsAsync(cloud, "dead"))[0]}");
    }

    [Fact]
    public async Task Queue_PurgedOrDeleted_ComesBackEmpty()
    {
        await using var cloud = await QueuesAsync();
        foreach (var queue in new[] { "work", "other" })
            await cloud.SqsAsync("SendMessage", queue, new() { ["MessageBody"] = "gone" });
        await cloud.SqsAsync("PurgeQueue", "work");
        await cloud.SqsAsync("DeleteQueue", "other");
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "other" });

        await cloud.RestartAsync();

        Assert.Equal(("0 0 0", "0 0 0"), (await CountsAsync(cloud, "work"), await CountsAsync(cloud, "other")));
    }

    [Fact]
    public async Task Message_WithAMapping_IsDeliveredAgainAtOnce()
    {
        var delivered = new List<string>();
        var held = new TaskCompletionSource<IReadOnlySet<string>>();
        await using var cloud = await QueuesAsync();
        using var first = cloud.Sqs.Attach(ArnOf("other"), new(1), batch => held.Task);
        await cloud.SqsAsync("SendMessage", "other", new() { ["MessageBody"] = "held" });

        await cloud.RestartAsync();
        using var second = cloud.Sqs.Attach(ArnOf("other"), new(1), Deliver);
        await cloud.Time.AdvanceAsync(TimeSpan.Zero);

        Assert.Equal(["held 2"], delivered);
        Assert.Equal("0 0 0", await CountsAsync(cloud, "other"));
        held.SetResult(new HashSet<string>());

        Task<IReadOnlySet<string>> Deliver(IReadOnlyList<SqsDelivery> batch)
        {
            delivered.AddRange(batch.Select(message => $"{message.Body} {message.Attributes["ApproximateReceiveCount"]}"));
            return Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
        }
    }

    [Fact]
    public async Task Batch_CutAtAnyWrite_IsThereAsAWholeOrNotAtAll()
    {
        await using var cloud = await QueuesAsync();
        cloud.Folder.CutAfter = cloud.Folder.Made + 1;
        foreach (var part in new[] { "first", "second" })
            await cloud.SqsAsync("SendMessageBatch", "work", new()
            {
                ["Entries"] = new JsonArray([.. Enumerable.Range(0, 3).Select(number => new JsonObject { ["Id"] = $"{number}", ["MessageBody"] = part })]),
            });

        await cloud.RestartAsync();

        Assert.Equal(["first", "first", "first"], cloud.Sqs.Peek(ArnOf("work")));
    }

    private static string ArnOf(string queue) => $"arn:aws:sqs:us-east-1:{KeptCloud.Id}:{queue}";

    private static async Task<KeptCloud> QueuesAsync()
    {
        var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "dead" });
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "other" });
        await cloud.CallAsync("AmazonSQS.CreateQueue", new()
        {
            ["QueueName"] = "work",
            ["Attributes"] = new JsonObject { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{ArnOf("dead")}}","maxReceiveCount":2}""" },
        });
        return cloud;
    }

    private static JsonObject Visible(JsonObject message) => new() { ["ReceiptHandle"] = message["ReceiptHandle"]!.ToString(), ["VisibilityTimeout"] = 0 };

    private static async Task<IReadOnlyList<JsonObject>> ReceiveAsync(KeptCloud cloud, string queue)
    {
        var answer = await cloud.SqsAsync("ReceiveMessage", queue, new()
        {
            ["MaxNumberOfMessages"] = 10, ["MessageAttributeNames"] = new JsonArray("All"), ["MessageSystemAttributeNames"] = new JsonArray("All"),
        });
        return [.. (answer["Messages"]?.AsArray() ?? []).Select(message => message!.DeepClone().AsObject())];
    }

    private static async Task<string> CountsAsync(KeptCloud cloud, string queue)
    {
        var all = (await cloud.SqsAsync("GetQueueAttributes", queue, new() { ["AttributeNames"] = new JsonArray("All") }))["Attributes"]!;
        return $"{all["ApproximateNumberOfMessages"]} {all["ApproximateNumberOfMessagesNotVisible"]} {all["ApproximateNumberOfMessagesDelayed"]}";
    }
}
