using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>SQS through AWS's command line interface. Versions before 2.15 speak the query protocol, later ones JSON.</summary>
public sealed class AwsCliSqsTests
{
    [Fact]
    public async Task LongPoll_MessageComesMeanwhile_EndsWithIt()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var queue = await CreateAsync(aws, "work");
        var polling = aws.RunAsync("sqs receive-message", "--queue-url", queue, "--wait-time-seconds", "20", "--attribute-names", "All");

        var sent = await aws.RunAsync("sqs send-message", "--queue-url", queue, "--message-body", "hello <&> \"you\"");
        var received = (await polling)["Messages"]![0]!;

        Assert.Equal("hello <&> \"you\"", (string)received["Body"]!);
        Assert.Equal((string)sent["MessageId"]!, (string)received["MessageId"]!);
        Assert.Equal("1", (string)received["Attributes"]!["ApproximateReceiveCount"]!);
    }

    [Fact]
    public async Task Message_ReceivedTooOften_IsInTheDeadLetterQueue()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var dead = await CreateAsync(aws, "dead");
        var attributes = await aws.RunAsync("sqs get-queue-attributes", "--queue-url", dead, "--attribute-names", "QueueArn");
        var policy = new JsonObject { ["deadLetterTargetArn"] = (string)attributes["Attributes"]!["QueueArn"]!, ["maxReceiveCount"] = "1" };
        var queue = await CreateAsync(
            aws, "work", new JsonObject { ["RedrivePolicy"] = policy.ToJsonString(), ["VisibilityTimeout"] = "0" }.ToJsonString());
        await aws.RunAsync("sqs send-message", "--queue-url", queue, "--message-body", "poison");
        await aws.RunAsync("sqs receive-message", "--queue-url", queue);

        var again = await aws.RunAsync("sqs receive-message", "--queue-url", queue);
        var moved = await aws.RunAsync("sqs receive-message", "--queue-url", dead, "--wait-time-seconds", "20");

        Assert.False(again.ContainsKey("Messages"));
        Assert.Equal("poison", (string)moved["Messages"]![0]!["Body"]!);
    }

    [Fact]
    public async Task Queue_Unknown_IsRefusedByItsName()
    {
        await using var cloud = await ClientCloud.StartAsync();

        var error = await new AwsCli(cloud).RefusedAsync("sqs get-queue-url", "--queue-name", "nowhere");

        Assert.Contains("NonExistentQueue", error, StringComparison.Ordinal);
    }

    private static async Task<string> CreateAsync(AwsCli aws, string name, string attributes = "{}") =>
        (string)(await aws.RunAsync("sqs create-queue", "--queue-name", name, "--attributes", attributes))["QueueUrl"]!;
}
