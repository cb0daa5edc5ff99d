using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Cli.Machines;

/// <summary>A world for one machine that is played: tasks answer at once what is mocked, and waits pass without waiting.</summary>
/// <remarks>Whoever is asked answers in no time, so that no task and no machine ever times out unless a mock throws it.</remarks>
internal sealed class PlayedHost(MockedTasks tasks) : IExecutionHost
{
    private readonly Lock _gate = new();
    private readonly SkippedTime _time = new();
    private readonly PriorityQueue<TaskCompletionSource, DateTimeOffset> _waiting = new();
    private readonly List<TaskAttempt> _attempts = [];
    private int _running = 1;

    public TimeProvider Time => _time;

    /// <summary>States entered, and retries.</summary>
    public int Transitions { get; private set; }

    /// <summary>How often nothing was left to do but to let time pass; what becomes due at the same instant counts once.</summary>
    public int Suspensions { get; private set; }

    /// <summary>Every attempt of a task.</summary>
    public IReadOnlyList<TaskAttempt> Attempts => _attempts;

    /// <summary>What tasks returned, as JSON.</summary>
    public int ResultBytes { get; private set; }

    /// <summary>The largest of it.</summary>
    public int MaxResultBytes { get; private set; }

    /// <summary>Whether a distributed Map ran: its children are executions of their own, with histories of their own.</summary>
    public bool HasMapRun { get; private set; }

    public string NewUuid() => "00000000-0000-4000-8000-000000000000";

    public double NextDouble() => 0.5;

    public string NewTaskToken() => "token";

    public void OnTransition(StateMachineExecution execution)
    {
        lock (_gate)
            Transitions++;
    }

    public void OnMapRun(MapRun run) => HasMapRun = true;

    public void BeginFlow()
    {
        lock (_gate)
            _running++;
    }

    public void EndFlow() => Leave();

    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _waiting.Enqueue(passed, _time.GetUtcNow() + delay);
        await using var ending = cancellationToken.Register(() => TryResume(() => passed.TrySetCanceled(cancellationToken)));
        Leave();
        await passed.Task;
    }

    public Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        lock (_gate)
            _attempts.Add(attempt);
        progress.Started();
        if (attempt.Resource.Pattern is TaskPattern.Callback or TaskPattern.Job)
            progress.Submitted(new JsonObject());
        var outcome = tasks.Next(attempt.StateName);
        if (outcome is TaskOutcome.Succeeded { Output: { } output })
            Count(System.Text.Encoding.UTF8.GetByteCount(output.ToJsonString()));
        return Task.FromResult(outcome);
    }

    private void Count(int bytes)
    {
        lock (_gate)
            (ResultBytes, MaxResultBytes) = (ResultBytes + bytes, Math.Max(MaxResultBytes, bytes));
    }

    // When everybody waits, whoever is due first goes on.
    private void Leave()
    {
        lock (_gate)
        {
            _running--;
            while (_running == 0 && _waiting.TryDequeue(out var first, out var due))
            {
                if (due > _time.GetUtcNow())
                    Suspensions++;
                _time.SkipTo(due);
                TryResume(first.TrySetResult);
            }
        }
    }

    private void TryResume(Func<bool> resume)
    {
        lock (_gate)
            if (resume())
                _running++;
    }

    /// <summary>A clock that stands still until it is moved, and whose timers never ring.</summary>
    private sealed class SkippedTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silence();

        public void SkipTo(DateTimeOffset due) => _now = due > _now ? due : _now;

        private sealed class Silence : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
