using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Data;

/// <summary>Answers wait for the disk.</summary>
public sealed class HeldAnswerTests
{
    [Fact]
    public async Task Disk_ThatFillsUp_FailsTheRequestAndRefusesTheNext()
    {
        await using var cloud = await KeptCloud.StartAsync();
        await cloud.CallAsync("AmazonSQS.CreateQueue", new() { ["QueueName"] = "q" });
        cloud.Folder.MaxPages = 1;

        var failed = await cloud.TryCallAsync("AmazonSQS.SendMessage", Message(cloud));
        var refused = await cloud.TryCallAsync("AmazonSQS.SendMessage", Message(cloud));
        var byForm = await cloud.QueryAsync("sqs", "ListQueues");
        cloud.Folder.MaxPages = 1_000_000;
        while (cloud.Folder.Fault is not null)
            await Task.Yield();
        var accepted = await cloud.TryCallAsync("AmazonSQS.SendMessage", Message(cloud));

        Assert.Equal((500, 503, 200), (failed.Status, refused.Status, accepted.Status));
        Assert.Equal(("InternalFailure", "ServiceUnavailable"), (failed.Body["__type"]!.ToString(), refused.Body["__type"]!.ToString()));
        Assert.Contains("database or disk is full", failed.Body["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("<Code>ServiceUnavailable</Code>", byForm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OfAnyProtocol_ComesWhole()
    {
        await using var cloud = await KeptCloud.StartAsync();

        var (status, json) = await cloud.TryCallAsync("AmazonSQS.GetQueueUrl", new() { ["QueueName"] = "none" });
        var rest = await cloud.RestAsync("GET", "2015-03-31/functions/none");
        var form = await cloud.QueryAsync("sts", "GetCallerIdentity");

        Assert.Equal((400, "QueueDoesNotExist"), (status, json["__type"]!.ToString()));
        Assert.Contains("Function not found", rest, StringComparison.Ordinal);
        Assert.Contains($"<Account>{KeptCloud.Id}</Account>", form, StringComparison.Ordinal);
    }

    private static JsonObject Message(KeptCloud cloud) =>
        new() { ["QueueUrl"] = cloud.QueueUrl("q"), ["MessageBody"] = new string('x', 100_000) };
}
