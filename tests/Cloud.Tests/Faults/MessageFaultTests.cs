using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Lambda;
using Comparison.Local.Cloud.Faults;

namespace Comparison.Cloud.Tests.Faults;

/// <summary>Faults of messages: when, how often and whether a consumer gets them.</summary>
public sealed class MessageFaultTests
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(FaultKind.DropMessage, "second")]
    [InlineData(FaultKind.DeliverTwice, "first second first")]
    [InlineData(FaultKind.DeliverLate, "second first")]
    public async Task Message_ThatBreaks_ComesAsOrdered(FaultKind kind, string received)
    {
        await using var account = await LambdaAccount.StartAsync();
        var queue = await OpenAsync(account);
        account.Context.Faults.Order(Fault.On(kind, "queue q"));

        await queue.SendAsync("first");
        await queue.SendAsync("second");
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(received, string.Join(' ', queue.Received));
    }

    [Fact]
    public async Task Consumer_DownForAnHour_GetsEverythingAfterwards()
    {
        await using var account = await LambdaAccount.StartAsync();
        var queue = await OpenAsync(account);
        account.Context.Faults.Order(Fault.On(FaultKind.ConsumerDown, "queue q") with { Until = TimeSpan.FromHours(1) });
        await queue.SendAsync("first");

        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(59));
        var before = queue.Received.Count;
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        await account.Context.Workload.WhenIdleAsync();

        Assert.Equal((0, "first"), (before, string.Join(' ', queue.Received)));
    }

    private static async Task<Queue> OpenAsync(LambdaAccount account)
    {
        var created = await account.Sqs.InvokeAsync(
            "CreateQueue", new() { ["QueueName"] = "q", ["Attributes"] = new JsonObject { ["VisibilityTimeout"] = $"{Visibility.TotalSeconds}" } }, default);
        var queue = new Queue(account, created["QueueUrl"]!.ToString());
        account.Sqs.Attach(account.Context.Arn("sqs", "q"), new(1), messages =>
        {
            foreach (var message in messages)
                queue.Received.Enqueue(message.Body);
            return Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
        });
        return queue;
    }

    private sealed class Queue(LambdaAccount account, string url)
    {
        public ConcurrentQueue<string> Received { get; } = new();

        public async Task SendAsync(string body)
        {
            await account.Sqs.InvokeAsync("SendMessage", new() { ["QueueUrl"] = url, ["MessageBody"] = body }, default);
            await account.Context.Workload.WhenIdleAsync();
        }
    }
}
