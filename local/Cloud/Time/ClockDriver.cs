namespace Comparison.Local.Cloud.Time;

/// <summary>Moves all virtual clocks of a cloud in lockstep, so that what starts in two of them at one instant stays comparable.</summary>
/// <remarks>
/// It never moves a clock while anything runs on it, and does not make up for the time it waited: a run of functions takes none. One
/// driver at a time may move a clock, so nobody else moves those of a cloud whose driver runs.
/// </remarks>
/// <param name="clocks">The clocks that are there now.</param>
/// <param name="machine">What rates are measured by.</param>
/// <param name="report">Takes what goes wrong while the clocks run by themselves; they stand still from then on.</param>
internal sealed class ClockDriver(Func<IReadOnlyList<VirtualTime>> clocks, TimeProvider machine, Action<Exception> report) : IAsyncDisposable
{
    // At the highest rate 3 s of their time: short enough for a screen to look continuous.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _moving = new(1, 1);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private Task? _running;
    private volatile int _rate;

    /// <summary>How many of their seconds pass in one of the machine's: 0, while they stand still.</summary>
    public int Rate => _rate;

    /// <summary>Lets them run by themselves from now on, or, at 0, stand still.</summary>
    public void SetRate(int rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        lock (_gate)
        {
            _rate = rate;
            _running ??= RunAsync();
        }
    }

    /// <summary>Jumps all of them to the earliest instant at which a timer of any is due.</summary>
    /// <returns>By how much they moved; null when no timer is armed.</returns>
    public async Task<TimeSpan?> SkipAsync()
    {
        await _moving.WaitAsync(_end.Token);
        try
        {
            var now = clocks();
            // What was due at once fires by an advance of nothing.
            var due = now.Select(clock => clock.NextDue - clock.GetUtcNow()).Min();
            if (due is { } distance)
                await MoveAsync(now, distance < TimeSpan.Zero ? TimeSpan.Zero : distance);
            return due;
        }
        finally
        {
            _moving.Release();
        }
    }

    public async Task AdvanceAsync(TimeSpan duration)
    {
        await _moving.WaitAsync(_end.Token);
        try
        {
            await MoveAsync(clocks(), duration);
        }
        finally
        {
            _moving.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
            return; // a cloud may be closed by whoever stops it and by whoever started it
        await _end.CancelAsync();
        if (_running is { } running)
            await running;
        _end.Dispose();
        _moving.Dispose();
    }

    private Task MoveAsync(IReadOnlyList<VirtualTime> moved, TimeSpan duration) =>
        Task.WhenAll(moved.Select(clock => clock.AdvanceAsync(duration, _end.Token)));

    private async Task RunAsync()
    {
        using var ticks = new PeriodicTimer(Tick, machine);
        var before = machine.GetTimestamp();
        try
        {
            while (await ticks.WaitForNextTickAsync(_end.Token))
            {
                if (_rate is var rate and > 0)
                    await RunOnAsync(machine.GetElapsedTime(before) * rate);
                before = machine.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The cloud stops.
        }
    }

    private async Task RunOnAsync(TimeSpan duration)
    {
        try
        {
            await AdvanceAsync(duration);
        }
        catch (Exception failure) when (failure is not OperationCanceledException) // the edge: what a timer's callback throws would be lost with the task
        {
            _rate = 0;
            report(failure);
        }
    }
}
