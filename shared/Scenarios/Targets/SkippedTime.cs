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
