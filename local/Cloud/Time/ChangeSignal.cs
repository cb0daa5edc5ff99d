namespace Comparison.Local.Cloud.Time;

/// <summary>Lets whoever watches executions wait for the next event of any of them, in place of asking again and again.</summary>
public sealed class ChangeSignal
{
    private readonly Lock _gate = new();
    private long _number;
    private TaskCompletionSource? _next;

    /// <summary>Something has happened that can be read from now on.</summary>
    internal void Raise()
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            _number++;
            (next, _next) = (_next, null);
        }
        next?.SetResult();
    }

    /// <summary>Completes as soon as there is a change that the caller does not know of, or after <paramref name="patience"/>.</summary>
    /// <param name="known">What this answered last; 0 at first.</param>
    /// <returns>The number of the last change.</returns>
    internal async Task<long> WaitAsync(long known, TimeSpan patience, CancellationToken cancellationToken)
    {
        Task next;
        lock (_gate)
        {
            if (_number != known)
                return _number;
            next = (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        await next.WaitAsync(patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
            return _number;
    }
}
