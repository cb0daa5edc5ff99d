using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Sns;

public sealed class TopicTests
{
    public static TheoryData<string, string, string> Refusals => new()
    {
        { "CreateTopic", """{ "Name": "a b" }""", "InvalidParameter: Invalid parameter: Topic Name" },
        { "CreateTopic", """{ "Name": "a.fifo" }""", "UnknownOperationException: A FIFO topic is not supported by the local cloud." },
        { "CreateTopic", """{ "Name": "news", "Attributes": { "DisplayName": "Other" } }""",
            "InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes" },
        { "CreateTopic", """{ "Name": "news", "Attributes": { "Colour": "red" } }""", "InvalidParameter: Invalid parameter: AttributeName" },
        { "GetTopicAttributes", """{ "TopicArn": "news" }""",
            "InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1" },
        { "GetTopicAttributes", """{ "TopicArn": "arn:aws:sns:us-east-1:000000000001:gone" }""", "NotFound: Topic does not exist" },
        { "Subscribe", """{ "TopicArn": "TOPIC", "Protocol": "pigeon", "Endpoint": "roof" }""",
            "InvalidParameter: Invalid parameter: Amazon SNS does not support this protocol string: pigeon" },
        { "Subscribe", """{ "TopicArn": "TOPIC", "Protocol": "sqs", "Endpoint": "queue" }""", "InvalidParameter: Invalid parameter: SQS endpoint ARN" },
        { "Subscribe", """{ "TopicArn": "TOPIC", "Protocol": "http", "Endpoint": "https://example.com" }""",
            "InvalidParameter: Invalid parameter: Endpoint must match the specified protocol" },
        { "Subscribe", """{ "TopicArn": "TOPIC", "Protocol": "sms", "Endpoint": "1" }""",
            "UnknownOperationException: A subscription by sms is not supported by the local cloud." },
        { "ConfirmSubscription", """{ "TopicArn": "TOPIC", "Token": "guess" }""", "InvalidParameter: Invalid parameter: Token" },
        { "SetSubscriptionAttributes", """{ "SubscriptionArn": "gone", "AttributeName": "RawMessageDelivery" }""", "NotFound: Subscription does not exist" },
        { "Publish", """{ "TopicArn": "TOPIC", "Message": "" }""", "InvalidParameter: Invalid parameter: Empty message" },
        { "Publish", """{ "TopicArn": "TOPIC", "Message": "m", "Subject": "a\nb" }""", "InvalidParameter: Invalid parameter: Subject" },
        { "Publish", """{ "TopicArn": "TOPIC", "Message": "{}", "MessageStructure": "json" }""",
            "InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON message body" },
        { "Publish", """{ "TopicArn": "TOPIC", "Message": "m", "MessageStructure": "json" }""",
            "InvalidParameter: Invalid parameter: Message Structure - JSON message body failed to parse" },
        { "Publish", """{ "PhoneNumber": "1", "Message": "m" }""",
            "UnknownOperationException: Publish with PhoneNumber is not supported by the local cloud." },
        { "AddPermission", "{}", "UnknownOperationException: SNS.AddPermission is not supported by the local cloud." },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task Request_Wrong_IsRefused(string operation, string request, string error)
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();

        var refusal = await account.RefusedAsync(operation, JsonNode.Parse(request.Replace("TOPIC", topic, StringComparison.Ordinal))!.AsObject());

        Assert.Equal(error, refusal);
    }

    [Fact]
    public async Task Message_OverTheLimit_IsRefused()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();

        await account.PublishAsync(topic, new('x', 262_144));

        Assert.Equal(
            "InvalidParameter: Invalid parameter: Message too long",
            await account.RefusedAsync("Publish", new() { ["TopicArn"] = topic, ["Message"] = new string('x', 262_145) }));
    }

    [Fact]
    public async Task Topic_Attributes_CountItsSubscriptions()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        await account.SubscribeQueueAsync(topic, "q");
        await account.CallAsync("Subscribe", new() { ["TopicArn"] = topic, ["Protocol"] = "email", ["Endpoint"] = "a@example.com" });

        var attributes = (await account.CallAsync("GetTopicAttributes", new() { ["TopicArn"] = topic }))["Attributes"]!;

        Assert.Equal(("1", "1"), ((string?)attributes["SubscriptionsConfirmed"], (string?)attributes["SubscriptionsPending"]));
        Assert.Equal(topic, await account.CreateTopicAsync()); // again: the same
    }

    [Fact]
    public async Task Topics_MoreThanAPage_AreListedInPages()
    {
        await using var account = await SnsAccount.StartAsync();
        foreach (var number in Enumerable.Range(0, 101))
            await account.CreateTopicAsync($"t{number:D3}");

        var first = await account.CallAsync("ListTopics", []);
        var second = await account.CallAsync("ListTopics", new() { ["NextToken"] = first["NextToken"]!.DeepClone() });

        Assert.Equal((100, 1), (first["Topics"]!.AsArray().Count, second["Topics"]!.AsArray().Count));
        Assert.Null(second["NextToken"]);
    }
}
