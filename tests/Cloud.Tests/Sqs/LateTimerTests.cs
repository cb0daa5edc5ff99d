using Comparison.Cloud.Tests.Time;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.Cloud.Time;

namespace Comparison.Cloud.Tests.Sqs;

/// <summary>A queue's timer on a machine that is so busy that instants pass while it is being set.</summary>
public sealed class LateTimerTests
{
    private static readonly MessageContent Message = new("hello", new Dictionary<string, SqsMessageAttribute>()) { DelaySeconds = 1 };

    [Theory]
    [InlineData(500)] // the second is over when the timer is set
    [InlineData(1001)] // by 1 ms, which to .NET's timers is never
    [InlineData(4000)]
    public void Send_DelayIsOverBeforeTheTimerIsSet_IsVisibleOnce(int slip)
    {
        var time = new SlippingTime(TimeSpan.FromMilliseconds(slip));
        using var queue = Queue(time);

        queue.Send(Message);
        time.Advance(TimeSpan.FromSeconds(1));
        time.Fire();

        Assert.Equal((1, 0), (queue.Count().Visible, queue.Count().Delayed));
        Assert.All(time.DueTimes, due => Assert.InRange(due, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Send_TimerThrows_StoresNothing()
    {
        var time = new SlippingTime(TimeSpan.Zero);
        using var queue = Queue(time);

        time.Refusal = new InvalidOperationException("no timers");
        Assert.Throws<InvalidOperationException>(() => queue.Send(Message));
        time.Refusal = null;
        queue.Send(Message);

        Assert.Single(queue.Peek());
    }

    private static SqsQueue Queue(TimeProvider time)
    {
        var context = new AccountContext(
            "000000000001", new("http://127.0.0.1"), time, new WorkTracker(), new UsageMeter(), new Ids(seed: 1));
        return new(context, "approvals", QueueAttributes.Default, _ => null);
    }
}
