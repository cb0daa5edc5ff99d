using System.Text.Json.Nodes;
using Comparison.Clients.Tests.Support;

namespace Comparison.Clients.Tests;

/// <summary>SNS through AWS's command line interface, which speaks the query protocol to it.</summary>
public sealed class AwsCliSnsTests
{
    [Fact]
    public async Task Topic_WithAQueue_DeliversWhatPasses()
    {
        await using var cloud = await ClientCloud.StartAsync();
        var aws = new AwsCli(cloud);
        var topic = (string)(await aws.RunAsync("sns create-topic", "--name", "news", "--tags", "Key=team,Value=a"))["TopicArn"]!;
        var queue = (string)(await aws.RunAsync("sqs create-queue", "--queue-name", "work"))["QueueUrl"]!;
        var arn = (string)(await aws.RunAsync("sqs get-queue-attributes", "--queue-url", queue, "--attribute-names", "QueueArn"))["Attributes"]!["QueueArn"]!;
        var attributes = new JsonObject { ["RawMessageDelivery"] = "true", ["FilterPolicy"] = """{"kind":["news"]}""" };
        await aws.RunAsync("sns subscribe", "--topic-arn", topic, "--protocol", "sqs", "--notification-endpoint", arn, "--attributes", attributes.ToJsonString());

        await aws.RunAsync("sns publish", "--topic-arn", topic, "--message", "sport");
        await aws.RunAsync(
            "sns publish", "--topic-arn", topic, "--message", "a & b", "--message-attributes", """{"kind":{"DataType":"String","StringValue":"news"}}""");
        var received = await aws.RunAsync("sqs receive-message", "--queue-url", queue, "--wait-time-seconds", "20", "--message-attribute-names", "All");

        Assert.Equal("a & b", (string)received["Messages"]![0]!["Body"]!);
        Assert.Equal("news", (string)received["Messages"]![0]!["MessageAttributes"]!["kind"]!["StringValue"]!);
        var seen = (await aws.RunAsync("sns get-topic-attributes", "--topic-arn", topic))["Attributes"]!;
        Assert.Equal("1", (string)seen["SubscriptionsConfirmed"]!);
        Assert.Equal("a", (string)(await aws.RunAsync("sns list-tags-for-resource", "--resource-arn", topic))["Tags"]![0]!["Value"]!);
    }

    [Fact]
    public async Task Topic_Unknown_IsNotFound()
    {
        await using var cloud = await ClientCloud.StartAsync();

        var error = await new AwsCli(cloud).RefusedAsync("sns publish", "--topic-arn", "arn:aws:sns:us-east-1:000000000001:gone", "--message", "m");

        Assert.Contains("(NotFound) when calling the Publish operation: Topic does not exist", error, StringComparison.Ordinal);
    }
}
