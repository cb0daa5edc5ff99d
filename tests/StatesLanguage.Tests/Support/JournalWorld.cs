using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.StatesLanguage.Tests.Support;

/// <summary>A world in which waits end in an order, and in ways, that a seed decides, one at a time.</summary>
/// <param name="closed">Whether nothing may be asked of it: all that an execution needs is in its journal.</param>
internal sealed class JournalWorld(int seed, DateTimeOffset start, bool closed = false) : IExecutionHost
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly List<Wait> _open = [];
    private readonly WorldTime _time = new(start);
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _flows = 1;

    /// <summary>Called when a task begins, before it can be answered.</summary>
    public Action? Beginning { get; init; }

    public TimeProvider Time => _time;

    public int Transitions { get; private set; }

    /// <summary>Flows that run; 1 when the execution has ended, since the first one ends with the test.</summary>
    public int Flows
    {
        get { lock (_gate) return _flows; }
    }

    public int Open
    {
        get { lock (_gate) return _open.Count; }
    }

    public string NewUuid() => Ask(() => new Guid(Bytes(16)).ToString());

    public double NextDouble() => Ask(_random.NextDouble);

    public string NewTaskToken() => Ask(() => Convert.ToHexString(Bytes(8)));

    public void OnTransition(StateMachineExecution execution)
    {
        lock (_gate)
            Transitions++;
    }

    public void BeginFlow()
    {
        lock (_gate)
            _flows++;
    }

    public void EndFlow()
    {
        lock (_gate)
            if (--_flows == 0)
                _idle.TrySetResult();
    }

    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => await WaitAsync(new(null, null), cancellationToken);

    public async Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        Beginning?.Invoke();
        var wait = new Wait(attempt, progress) { IsStarted = attempt.Standing?.IsStarted ?? false, IsSubmitted = attempt.Standing?.IsSubmitted ?? false };
        if (!attempt.Resource.IsActivity && !wait.IsStarted)
            progress.Started();
        return (await WaitAsync(wait, cancellationToken))!;
    }

    /// <summary>Lets the execution run until it ends.</summary>
    public async Task DriveAsync(StateMachineExecution execution, Task run)
    {
        while (true)
        {
            Task idle;
            lock (_gate)
                idle = _flows == 0 ? Task.CompletedTask : (_idle = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (await Task.WhenAny(run, idle) == run)
                break;
            Happen(execution);
        }
        await run;
    }

    private void Happen(StateMachineExecution execution)
    {
        _time.Advance(TimeSpan.FromMilliseconds(_random.Next(2000)));
        Wait wait;
        lock (_gate)
        {
            if (_open.Count == 0)
                return; // an express child's time was up just now
            wait = _open[_random.Next(_open.Count)];
        }
        if (_random.Next(60) == 0)
            execution.Stop("Stopped", "by the test");
        else if (wait.Attempt is null)
            End(wait, null);
        else if (wait.Attempt.Resource.IsActivity && !wait.IsStarted)
        {
            wait.IsStarted = true;
            wait.Progress!.Started("worker");
        }
        else if (wait.Attempt.Resource.Pattern is TaskPattern.Callback && !wait.IsSubmitted)
        {
            wait.IsSubmitted = true;
            wait.Progress!.Submitted(new JsonObject { ["MessageId"] = NewUuid() });
        }
        else if (wait.Attempt.Resource.Pattern != TaskPattern.RequestResponse && _random.Next(3) == 0)
            wait.Progress!.Beaten();
        else
            End(wait, _random.Next(8) switch
            {
                0 => new TaskOutcome.Failed("Broken", "by the test"),
                1 => new TaskOutcome.TimedOut(ByHeartbeat: _random.Next(2) == 0),
                _ => new TaskOutcome.Succeeded(new JsonObject { ["n"] = _random.Next(100), ["big"] = JsonNode.Parse("12345678901234567890.50") }),
            });
    }

    private void End(Wait wait, TaskOutcome? outcome)
    {
        lock (_gate)
        {
            if (!_open.Remove(wait))
                return;
            _flows++;
        }
        wait.Ended.SetResult(outcome);
    }

    private async Task<TaskOutcome?> WaitAsync(Wait wait, CancellationToken cancellationToken)
    {
        Ask(() => 0);
        lock (_gate)
            _open.Add(wait);
        await using var cancelling = cancellationToken.Register(() => End(wait, null));
        EndFlow();
        var outcome = await wait.Ended.Task;
        cancellationToken.ThrowIfCancellationRequested();
        return outcome;
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private T Ask<T>(Func<T> answer)
    {
        Assert.False(closed, "The world was asked for what the journal has.");
        lock (_gate)
            return answer();
    }

    private sealed record Wait(TaskAttempt? Attempt, ITaskProgress? Progress)
    {
        public TaskCompletionSource<TaskOutcome?> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsStarted { get; set; }

        public bool IsSubmitted { get; set; }
    }

    /// <summary>A clock that also moves a little with every look.</summary>
    private sealed class WorldTime(DateTimeOffset start) : TimeProvider
    {
        private long _ticks = start.UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

        public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
    }
}
