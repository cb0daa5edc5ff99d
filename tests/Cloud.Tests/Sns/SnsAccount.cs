using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sns;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Sns;

/// <summary>An account with topics, queues and functions, on a clock that the test moves.</summary>
internal sealed class SnsAccount : IAsyncDisposable
{
    private readonly LocalCloud _cloud;

    private SnsAccount(LocalCloud cloud, Account account)
    {
        _cloud = cloud;
        Context = account.Context;
        Queues = new(Context);
        Lambda = new(Context, Queues);
        Topics = new(Context, Queues, Lambda);
    }

    public AccountContext Context { get; }

    public SqsService Queues { get; }

    public LambdaEngine Lambda { get; }

    public SnsService Topics { get; }

    public static async Task<SnsAccount> StartAsync()
    {
        var cloud = await LocalCloud.StartAsync();
        return new(cloud, cloud.AddAccount(time: workload => new VirtualTime(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), workload), seed: 1));
    }

    public Task<JsonObject> CallAsync(string operation, JsonObject request) => Topics.InvokeAsync(operation, request, CancellationToken.None);

    public async Task<string> CreateTopicAsync(string name = "news") =>
        (string)(await CallAsync("CreateTopic", new() { ["Name"] = name }))["TopicArn"]!;

    /// <summary>A queue that listens to a topic.</summary>
    public async Task<string> SubscribeQueueAsync(string topic, string name, JsonObject? attributes = null)
    {
        await Queues.InvokeAsync("CreateQueue", new() { ["QueueName"] = name }, CancellationToken.None);
        await CallAsync("Subscribe", new()
        {
            ["TopicArn"] = topic, ["Protocol"] = "sqs", ["Endpoint"] = Context.Arn("sqs", name), ["Attributes"] = attributes,
        });
        return name;
    }

    /// <summary>Publishes, and waits until all who listen have been reached.</summary>
    public async Task<string> PublishAsync(string topic, string message, JsonObject? with = null)
    {
        var request = with ?? [];
        (request["TopicArn"], request["Message"]) = (topic, message);
        var answer = await CallAsync("Publish", request);
        await Context.Workload.WhenIdleAsync();
        return (string)answer["MessageId"]!;
    }

    public IReadOnlyList<string> Messages(string queue) => Queues.Peek(Context.Arn("sqs", queue));

    public async Task<string> RefusedAsync(string operation, JsonObject request)
    {
        var refused = await Assert.ThrowsAsync<AwsException>(() => CallAsync(operation, request));
        return $"{refused.Code}: {refused.Message}";
    }

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();
}
