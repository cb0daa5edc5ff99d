using Comparison.Web.Clouds;

namespace Comparison.Web.Watching;

/// <summary>Looks at something again and again while somebody watches, once for all who do, and not at all when nobody does.</summary>
/// <param name="look">Given what was seen before, sees what there is now; the same object when nothing changed.</param>
/// <param name="pace">How long to wait between two looks.</param>
/// <param name="report">Takes failures that are the page's own.</param>
/// <param name="nextEvent">Completes when there may be something new; the next look waits for it, but no longer than a quarter of a second.</param>
public sealed class SharedPoll<T>(
    Func<T?, CancellationToken, Task<T>> look, TimeSpan pace, Action<Exception> report, Func<Task?>? nextEvent = null)
    where T : class
{
    // What does not answer is not asked ten times a second.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Some of what is shown is no event: a question comes on the desk after the one that asks it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly List<Action> _watchers = [];
    private readonly Turns _turns = new();
    private bool _isLooking;

    /// <summary>What was seen last; it stays when the cloud stops answering.</summary>
    public Seen<T> Latest { get; private set; } = new(null, null);

    /// <summary>Watches until the result is disposed.</summary>
    /// <param name="changed">Called whenever <see cref="Latest"/> is another one, on a thread of its own; what it throws is reported.</param>
    public IDisposable Watch(Action changed)
    {
        lock (_gate)
        {
            _watchers.Add(changed);
            if (!_isLooking)
                _ = LookAsync();
            _isLooking = true;
        }
        return new Watcher(this, changed);
    }

    /// <summary>Looks at once, and tells all watchers, for whoever has just changed something.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => SeeAndTellAsync(cancellationToken);

    private async Task LookAsync()
    {
        await Task.Yield(); // not inside of whoever began to watch
        while (IsWatched())
        {
            var next = nextEvent?.Invoke(); // before the look, so that nothing happens between the two
            var seen = await SeeAndTellAsync(CancellationToken.None);
            await Task.Delay(seen.Trouble is null ? pace : Pause);
            if (next is not null)
                await Task.WhenAny(next, Task.Delay(Patience));
        }
    }

    private bool IsWatched()
    {
        lock (_gate)
            return _isLooking = _watchers.Count > 0;
    }

    // One look at a time: an earlier one that ends later would bring back what is past.
    private Task<Seen<T>> SeeAndTellAsync(CancellationToken cancellationToken) => _turns.TakeAsync(async () =>
    {
        var seen = await SeeAsync(cancellationToken);
        Tell(seen);
        return seen;
    });

    private async Task<Seen<T>> SeeAsync(CancellationToken cancellationToken)
    {
        var before = Latest;
        try
        {
            return new(await look(before.Value, cancellationToken), null);
        }
        catch (Exception failure) when (CloudFailure.Explain(failure) is { } line)
        {
            return before with { Trouble = line };
        }
        catch (Exception failure) // the edge: nobody waits for this task, so it is reported and shown
        {
            report(failure);
            return before with { Trouble = "The page failed to read what the cloud answered; its error is on the console." };
        }
    }

    private void Tell(Seen<T> seen)
    {
        Action[] told;
        lock (_gate)
        {
            if (seen == Latest)
                return;
            Latest = seen;
            told = [.. _watchers];
        }
        foreach (var changed in told)
        {
            try
            {
                changed();
            }
            catch (Exception failure) // one watcher's fault is not the others', nor the end of looking
            {
                report(failure);
            }
        }
    }

    private void Leave(Action changed)
    {
        lock (_gate)
            _watchers.Remove(changed);
    }

    private sealed class Watcher(SharedPoll<T> poll, Action changed) : IDisposable
    {
        private SharedPoll<T>? _poll = poll;

        public void Dispose() => Interlocked.Exchange(ref _poll, null)?.Leave(changed);
    }
}

/// <summary>What was seen last, and why nothing newer is.</summary>
/// <param name="Value">Null before the first look that was answered.</param>
/// <param name="Trouble">One line for people; null while all is well.</param>
public sealed record Seen<T>(T? Value, string? Trouble)
    where T : class;
