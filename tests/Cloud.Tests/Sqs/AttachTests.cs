using System.Collections.Concurrent;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Sqs;

public sealed class AttachTests
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    [Fact]
    public async Task Attach_MessageIsSentWithoutDelay_IsDeliveredAndDeleted()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var seen = new ConcurrentQueue<SqsDelivery>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10), Record(seen));

        await sqs.SendAsync(url, "hello");
        await sqs.Context.Workload.WhenIdleAsync();

        var delivery = Assert.Single(seen);
        Assert.Equal("hello", delivery.Body);
        Assert.Equal("1", delivery.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("5d41402abc4b2a76b9719d911017c592", delivery.Md5OfBody);
        Assert.False(await sqs.Time.SkipUntilAsync(() => Task.FromResult(seen.Count > 1)));
    }

    [Fact]
    public async Task Attach_MessageIsDelayed_IsDeliveredAtItsInstantAndNotBefore()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var at = new ConcurrentQueue<TimeSpan>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10), _ =>
        {
            at.Enqueue(sqs.Time.Skipped);
            return Task.FromResult(None);
        });
        await sqs.SendAsync(url, "later", delaySeconds: 60);

        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(59));
        Assert.Empty(at);
        await sqs.Time.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal([TimeSpan.FromSeconds(60)], at);
    }

    [Fact]
    public async Task Attach_SomeOfABatchFail_OnlyThoseReappearAfterTheVisibilityTimeout()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs", ("VisibilityTimeout", "45"));
        var seen = new ConcurrentQueue<(string Body, TimeSpan At)>();
        await sqs.SendAsync(url, "good");
        await sqs.SendAsync(url, "bad");
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10), batch =>
        {
            foreach (var message in batch)
                seen.Enqueue((message.Body, sqs.Time.Skipped));
            IEnumerable<SqsDelivery> failed = seen.Count > 2 ? [] : batch.Where(message => message.Body == "bad");
            return Task.FromResult<IReadOnlySet<string>>(failed.Select(message => message.MessageId).ToHashSet());
        });

        await sqs.Time.SkipUntilAsync(() => Task.FromResult(false));

        Assert.Equal([("good", TimeSpan.Zero), ("bad", TimeSpan.Zero), ("bad", TimeSpan.FromSeconds(45))], seen);
    }

    [Fact]
    public async Task Attach_EveryDeliveryThrows_MessageGoesToTheDeadLetterQueueAfterThreeReceives()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var dead = await sqs.CreateQueueAsync("dead");
        var url = await sqs.CreateQueueAsync("jobs", ("RedrivePolicy", Redrive(sqs.Arn("dead"), 3)));
        var counts = new ConcurrentQueue<string>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10), batch =>
        {
            counts.Enqueue(batch.Single().Attributes["ApproximateReceiveCount"]);
            throw new InvalidOperationException("The function failed.");
        });
        var sent = await sqs.SendAsync(url, "poison");

        await sqs.Time.SkipUntilAsync(() => Task.FromResult(false));

        Assert.Equal(["1", "2", "3"], counts);
        var buried = Assert.Single(await sqs.ReceiveAsync(dead));
        Assert.Equal((string?)sent["MessageId"], (string?)buried["MessageId"]);
        Assert.Equal(sqs.Arn("jobs"), (string?)buried["Attributes"]!["DeadLetterQueueSourceArn"]);
    }

    [Fact]
    public async Task Attach_ConsumerOfTheDeadLetterQueue_GetsTheMessageInTheSameStretchOfWork()
    {
        await using var sqs = await SqsAccount.StartAsync();
        await sqs.CreateQueueAsync("dead");
        var url = await sqs.CreateQueueAsync("jobs", ("RedrivePolicy", Redrive(sqs.Arn("dead"), 1)), ("VisibilityTimeout", "10"));
        var at = new ConcurrentQueue<TimeSpan>();
        using var failing = sqs.Service.Attach(sqs.Arn("jobs"), new(1), _ => throw new InvalidOperationException("The function failed."));
        using var burying = sqs.Service.Attach(sqs.Arn("dead"), new(1), _ =>
        {
            at.Enqueue(sqs.Time.Skipped);
            return Task.FromResult(None);
        });
        await sqs.SendAsync(url, "poison");

        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(10));
        await sqs.Context.Workload.WhenIdleAsync();

        Assert.Equal([TimeSpan.FromSeconds(10)], at);
    }

    [Fact]
    public async Task Attach_ManySendersAtOnce_DeliversEachMessageOnceAndLeavesNoWorkBehind()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var seen = new ConcurrentQueue<SqsDelivery>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10), Record(seen));
        var bodies = Enumerable.Range(0, 200).Select(number => $"{number}").ToList();

        await Task.WhenAll(bodies.Select(body => sqs.SendAsync(url, body, delaySeconds: int.Parse(body, null) % 3)));
        await sqs.Time.SkipUntilAsync(() => Task.FromResult(false));

        Assert.Equal(bodies.Order(), seen.Select(delivery => delivery.Body).Order());
        Assert.True(sqs.Context.Workload.IsIdle);
    }

    [Fact]
    public async Task Attach_ManyMessages_RunsFiveBatchesAtTheSameTimeAndKeepsTheRestAsWork()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        foreach (var body in Enumerable.Range(0, 7))
            await sqs.SendAsync(url, $"{body}");
        var running = new SemaphoreSlim(0);
        var release = new TaskCompletionSource<IReadOnlySet<string>>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(1), _ =>
        {
            running.Release();
            return release.Task;
        });
        for (var batch = 0; batch < 5; batch++)
            await running.WaitAsync();

        Assert.Equal(0, running.CurrentCount);
        release.SetResult(None);
        await sqs.Context.Workload.WhenIdleAsync();

        Assert.Equal(2, running.CurrentCount);
    }

    [Fact]
    public async Task Attach_ConsumerIsDisposed_MessagesStayInTheQueueAndAreNoWork()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var seen = new ConcurrentQueue<SqsDelivery>();
        sqs.Service.Attach(sqs.Arn("jobs"), new(10), Record(seen)).Dispose();

        await sqs.SendAsync(url, "hello");

        await sqs.Context.Workload.WhenIdleAsync();
        Assert.Empty(seen);
        Assert.Single(await sqs.ReceiveAsync(url));
    }

    [Fact]
    public async Task Attach_OneBatch_CountsSendReceiveAndDelete()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10), Record([]));
        var before = sqs.Context.Meter.Read();

        await sqs.SendAsync(url, new string('x', 65 * 1024));
        await sqs.Context.Workload.WhenIdleAsync();

        var used = sqs.Context.Meter.Read() - before;
        Assert.Equal(2 + 2 + 1, used[BillingUnit.SqsRequests]);
    }

    private static string Redrive(string arn, int most) => $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{most}}}""";

    private static Func<IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> Record(ConcurrentQueue<SqsDelivery> seen) => batch =>
    {
        foreach (var message in batch)
            seen.Enqueue(message);
        return Task.FromResult(None);
    };
}
