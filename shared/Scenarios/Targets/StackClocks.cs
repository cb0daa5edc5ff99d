using Comparison.Local.Cloud.Time;

namespace Comparison.Scenarios.Targets;

/// <summary>The clock of a stack of the local cloud, moved by its driver.</summary>
internal sealed class SkippedTime(VirtualTime time) : IStackClock
{
    public DateTimeOffset Now => time.GetUtcNow();

    public bool IsReal => false;

    // A person who is asked answers after lunch.
    public TimeSpan Thinking { get; } = TimeSpan.FromHours(2);

    public TimeSpan Skipped => time.Skipped;

    public Task<bool> UntilAsync(Func<Task<bool>> reached, CancellationToken cancellationToken) =>
        time.SkipUntilAsync(reached, cancellationToken);

    public Task PassAsync(TimeSpan span, CancellationToken cancellationToken) => time.AdvanceAsync(span, cancellationToken);
}

/// <summary>Real time: a condition is asked at growing distances, as every question to AWS costs a request.</summary>
/// <param name="time">What the distances are measured by.</param>
public sealed class PolledTime(TimeProvider time) : IStackClock
{
    private const double Growth = 1.5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(15);

    /// <summary>After so long without what was waited for it is taken to be stuck: queues hold messages back for 15 minutes at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public DateTimeOffset Now => time.GetUtcNow();

    public bool IsReal => true;

    public TimeSpan Thinking => TimeSpan.Zero;

    public TimeSpan Skipped => TimeSpan.Zero;

    public async Task<bool> UntilAsync(Func<Task<bool>> reached, CancellationToken cancellationToken)
    {
        var giveUp = Now + Patience;
        for (var delay = First; !await reached(); delay = Shorter(delay * Growth, MaxDelay))
        {
            if (Now >= giveUp)
                return false;
            await PassAsync(delay, cancellationToken);
        }
        return true;
    }

    public Task PassAsync(TimeSpan span, CancellationToken cancellationToken) => Task.Delay(span, time, cancellationToken);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
