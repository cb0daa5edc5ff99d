using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Local.Cloud.Lambda.InProcess;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Sns;

public sealed class DeliveryTests
{
    [Fact]
    public async Task Queue_GetsTheNotificationInItsEnvelope()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        var queue = await account.SubscribeQueueAsync(topic, "q");

        var id = await account.PublishAsync(topic, "hello", new()
        {
            ["Subject"] = "Greeting", ["MessageAttributes"] = new JsonObject { ["kind"] = Text("news") },
        });

        var envelope = JsonNode.Parse(Assert.Single(account.Messages(queue)))!;
        Assert.Equal(("Notification", id, topic), ((string?)envelope["Type"], (string?)envelope["MessageId"], (string?)envelope["TopicArn"]));
        Assert.Equal(("Greeting", "hello"), ((string?)envelope["Subject"], (string?)envelope["Message"]));
        Assert.Equal("2030-01-01T00:00:00.000Z", (string?)envelope["Timestamp"]);
        Assert.Equal("""{"kind":{"Type":"String","Value":"news"}}""", envelope["MessageAttributes"]!.ToJsonString());
    }

    [Fact]
    public async Task Queue_ThatWantsItRaw_GetsTheMessageItself()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        var queue = await account.SubscribeQueueAsync(topic, "q", new() { ["RawMessageDelivery"] = "true" });

        await account.PublishAsync(topic, """{ "default": "for all", "sqs": "for queues" }""", new() { ["MessageStructure"] = "json" });

        Assert.Equal(["for queues"], account.Messages(queue));
    }

    [Fact]
    public async Task Function_GetsARecord()
    {
        await using var account = await SnsAccount.StartAsync();
        JsonNode? seen = null;
        account.Lambda.Register(new("f", InProcessRuntime.Create<JsonNode?, JsonNode?>(new TestSerializer(), () => (input, _) =>
        {
            seen = input;
            return Task.FromResult<JsonNode?>(null);
        })));
        var topic = await account.CreateTopicAsync();
        await account.CallAsync("Subscribe", new() { ["TopicArn"] = topic, ["Protocol"] = "lambda", ["Endpoint"] = account.Context.Arn("lambda", "function:f") });

        await account.PublishAsync(topic, "hello");

        var record = Assert.Single(seen!["Records"]!.AsArray())!;
        Assert.Equal(("aws:sns", "1.0", "hello"), ((string?)record["EventSource"], (string?)record["EventVersion"], (string?)record["Sns"]!["Message"]));
        Assert.True(record["Sns"]!.AsObject().ContainsKey("Subject"));
        Assert.NotNull(record["Sns"]!["UnsubscribeUrl"]);
    }

    [Fact]
    public async Task Person_GetsMailAfterConfirming()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        var pending = await account.CallAsync("Subscribe", new() { ["TopicArn"] = topic, ["Protocol"] = "email", ["Endpoint"] = "a@example.com" });
        await account.PublishAsync(topic, "too early");
        var token = Assert.Single(account.Topics.Mailbox.Read()).Text.Split(' ')[^1];

        await account.CallAsync("ConfirmSubscription", new() { ["TopicArn"] = topic, ["Token"] = token });
        await account.PublishAsync(topic, "hello", new() { ["Subject"] = "Greeting" });

        Assert.Equal("pending confirmation", (string?)pending["SubscriptionArn"]);
        var mail = account.Topics.Mailbox.Read()[^1];
        Assert.Equal(("a@example.com", "Greeting", "hello"), (mail.To, mail.Subject, mail.Text));
        Assert.Equal(2, account.Topics.Mailbox.Read().Count);
    }

    [Fact]
    public async Task WebHook_ThatIsDown_IsTriedFourTimesAndThenLeftToTheDeadLetterQueue()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        var dead = await account.SubscribeQueueAsync(await account.CreateTopicAsync("other"), "dead");
        await using var hook = await WebHook.StartAsync();
        var subscription = await account.CallAsync("Subscribe", new()
        {
            ["TopicArn"] = topic, ["Protocol"] = "http", ["Endpoint"] = hook.Address, ["ReturnSubscriptionArn"] = true,
            ["Attributes"] = new JsonObject { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{account.Context.Arn("sqs", dead)}}"}""" },
        });
        await account.Context.Workload.WhenIdleAsync();
        await account.CallAsync("ConfirmSubscription", new() { ["TopicArn"] = topic, ["Token"] = (string)hook.Bodies[0]["Token"]! });
        hook.Status = 503;

        await account.PublishAsync(topic, "hello");
        await ((VirtualTime)account.Context.Time).SkipUntilAsync(() => Task.FromResult(account.Messages(dead).Count > 0));

        Assert.Contains((string)subscription["SubscriptionArn"]!, hook.Headers[1], StringComparison.Ordinal);
        Assert.Equal(5, hook.Bodies.Count); // the confirmation, and four attempts
        Assert.Equal(TimeSpan.FromSeconds(60), ((VirtualTime)account.Context.Time).Skipped);
        Assert.Contains("hello", Assert.Single(account.Messages(dead)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queue_ThatIsGone_HoldsUpNobody()
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        await account.CallAsync("Subscribe", new() { ["TopicArn"] = topic, ["Protocol"] = "sqs", ["Endpoint"] = account.Context.Arn("sqs", "gone") });
        var queue = await account.SubscribeQueueAsync(topic, "q");

        await account.PublishAsync(topic, "hello");

        Assert.Single(account.Messages(queue));
    }

    [Theory]
    [InlineData("""{ "kind": ["news"] }""", "MessageAttributes", true)]
    [InlineData("""{ "kind": ["sport"] }""", "MessageAttributes", false)]
    [InlineData("""{ "kind": [{ "anything-but": ["sport"] }], "price": [{ "numeric": [">", 1, "<=", 2.5] }] }""", "MessageAttributes", true)]
    [InlineData("""{ "price": [{ "numeric": [">", 2.5] }] }""", "MessageAttributes", false)]
    [InlineData("""{ "tags": [{ "prefix": "b" }] }""", "MessageAttributes", true)]
    [InlineData("""{ "missing": [{ "exists": false }] }""", "MessageAttributes", true)]
    [InlineData("""{ "missing": [{ "anything-but": "x" }] }""", "MessageAttributes", false)]
    [InlineData("""{ "$or": [{ "kind": ["sport"] }, { "kind": [{ "equals-ignore-case": "NEWS" }] }] }""", "MessageAttributes", true)]
    [InlineData("""{ "order": { "total": [{ "numeric": ["=", 12] }] } }""", "MessageBody", true)]
    [InlineData("""{ "order": { "total": ["12"] } }""", "MessageBody", false)]
    [InlineData("""{ "order": { "from": [{ "cidr": "10.0.0.0/8" }] } }""", "MessageBody", true)]
    [InlineData("""{ "order": { "from": [{ "suffix": ".9" }] } }""", "MessageBody", false)]
    public async Task FilterPolicy_LetsThroughWhatMatches(string policy, string scope, bool passes)
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();
        var queue = await account.SubscribeQueueAsync(topic, "q", new() { ["FilterPolicy"] = policy, ["FilterPolicyScope"] = scope });

        await account.PublishAsync(topic, """{ "order": { "total": 12, "from": "10.1.2.3" } }""", new()
        {
            ["MessageAttributes"] = new JsonObject
            {
                ["kind"] = Text("news"), ["price"] = Attribute("Number", "2.5"), ["tags"] = Attribute("String.Array", """["a", "bc"]"""),
            },
        });

        Assert.Equal(passes ? 1 : 0, account.Messages(queue).Count);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{ "a": "b" }""")]
    [InlineData("""{ "a": [{ "wildcard": "*" }] }""")]
    [InlineData("""{ "a": [{ "numeric": ["~", 1] }] }""")]
    [InlineData("""{ "a": [1], "b": [1], "c": [1], "d": [1], "e": [1], "f": [1] }""")]
    public async Task FilterPolicy_Wrong_IsRefused(string policy)
    {
        await using var account = await SnsAccount.StartAsync();
        var topic = await account.CreateTopicAsync();

        var refusal = await account.RefusedAsync("Subscribe", new()
        {
            ["TopicArn"] = topic, ["Protocol"] = "sqs", ["Endpoint"] = account.Context.Arn("sqs", "q"),
            ["Attributes"] = new JsonObject { ["FilterPolicy"] = policy },
        });

        Assert.StartsWith("InvalidParameter: Invalid parameter: FilterPolicy: ", refusal, StringComparison.Ordinal);
    }

    private static JsonObject Text(string value) => Attribute("String", value);

    private static JsonObject Attribute(string type, string value) => new() { ["DataType"] = type, ["StringValue"] = value };
}
