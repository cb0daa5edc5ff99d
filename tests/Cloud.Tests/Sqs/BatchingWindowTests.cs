using System.Collections.Concurrent;
using Comparison.Local.Cloud.Sqs;

namespace Comparison.Cloud.Tests.Sqs;

/// <summary>How a consumer gathers batches: until they are full, weigh 6 MB or have waited for their window, by the account's clock.</summary>
public sealed class BatchingWindowTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    [Theory]
    [InlineData(100, 20, 3, 20, "3")] // the window is over
    [InlineData(3, 20, 3, 0, "3")] // full at once
    [InlineData(2, 20, 3, 0, "2")] // one is full, the other waits
    [InlineData(2, 20, 3, 20, "2,1")]
    [InlineData(10, 0, 3, 0, "1,1,1")] // without a window nobody waits
    public async Task Batch_GoesOutWhenFullOrAfterItsWindow(int size, int windowSeconds, int messages, int afterSeconds, string batches)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var seen = new ConcurrentQueue<(int Count, TimeSpan At)>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(size, TimeSpan.FromSeconds(windowSeconds)), Count(sqs, seen));

        for (var sent = 0; sent < messages; sent++)
        {
            await sqs.SendAsync(url, $"{sent}");
            await sqs.Context.Workload.WhenIdleAsync();
        }
        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(afterSeconds));

        Assert.Equal(batches, string.Join(',', seen.Select(batch => batch.Count)));
        Assert.All(seen, batch => Assert.True(batch.At <= TimeSpan.FromSeconds(afterSeconds)));
    }

    [Fact]
    public async Task Batch_WhoseWindowIsNotOver_IsInFlightAndNotDelivered()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var seen = new ConcurrentQueue<(int Count, TimeSpan At)>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10, TimeSpan.FromSeconds(300)), Count(sqs, seen));
        await sqs.SendAsync(url, "early");

        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(299)); // far longer than the visibility timeout

        Assert.Empty(seen);
        Assert.Empty(await sqs.ReceiveAsync(url));
        await sqs.Time.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal([(1, TimeSpan.FromSeconds(300))], seen);
    }

    [Fact]
    public async Task Batch_ThatFailsAfterItsWindow_IsHiddenForTheWholeVisibilityTimeout()
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs", ("VisibilityTimeout", "45"));
        var at = new ConcurrentQueue<TimeSpan>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10, TimeSpan.FromSeconds(20)), batch =>
        {
            at.Enqueue(sqs.Time.Skipped);
            return Task.FromResult<IReadOnlySet<string>>(at.Count == 1 ? batch.Select(message => message.MessageId).ToHashSet() : []);
        });
        await sqs.SendAsync(url, "bad");

        await sqs.Time.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal([TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20 + 45 + 20)], at);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Batch_OfSixMegabytes_GoesOutBeforeItIsFull(int windowSeconds)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        for (var sent = 0; sent < 7; sent++)
            await sqs.SendAsync(url, new string('x', Megabyte), delaySeconds: 1);
        var seen = new ConcurrentQueue<(int Count, TimeSpan At)>();
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(10, TimeSpan.FromSeconds(windowSeconds)), Count(sqs, seen));

        await sqs.Time.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal([(6, TimeSpan.FromSeconds(1)), (1, TimeSpan.FromSeconds(1 + windowSeconds))], seen.OrderByDescending(batch => batch.Count));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Batches_AtOnce_AreAsManyAsTheSettingsAllow(int concurrency)
    {
        await using var sqs = await SqsAccount.StartAsync();
        var url = await sqs.CreateQueueAsync("jobs");
        var (running, most, gate) = (0, 0, new Lock());
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var consumer = sqs.Service.Attach(sqs.Arn("jobs"), new(1, Concurrency: concurrency), async _ =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
                if (running == concurrency)
                    full.TrySetResult();
            }
            await release.Task;
            lock (gate)
                running--;
            return None;
        });

        for (var sent = 0; sent < 20; sent++)
            await sqs.SendAsync(url, $"{sent}");
        await full.Task.WaitAsync(TimeSpan.FromSeconds(30));
        release.SetResult();
        await sqs.Context.Workload.WhenIdleAsync();

        Assert.Equal(concurrency, most);
        Assert.Empty(await sqs.ReceiveAsync(url));
    }

    private static Func<IReadOnlyList<SqsDelivery>, Task<IReadOnlySet<string>>> Count(
        SqsAccount sqs, ConcurrentQueue<(int Count, TimeSpan At)> seen) => batch =>
    {
        seen.Enqueue((batch.Count, sqs.Time.Skipped));
        return Task.FromResult(None);
    };
}
