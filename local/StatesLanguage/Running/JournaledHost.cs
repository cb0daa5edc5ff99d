using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The world around an execution that keeps a journal: what it gives is written down, and given again while that is carried out.</summary>
internal sealed class JournaledHost(IExecutionHost world, StateMachineExecution execution, ExecutionJournal journal) : IExecutionHost
{
    public TimeProvider Time => world.Time;

    public string NewUuid() => Draw(world.NewUuid)!;

    public double NextDouble() => double.Parse(Draw(() => world.NextDouble().ToString("R", CultureInfo.InvariantCulture))!, CultureInfo.InvariantCulture);

    public string NewTaskToken() => Draw(world.NewTaskToken)!;

    public string? FindMistake(TaskAttempt attempt) => Draw(() => world.FindMistake(attempt));

    // It was billed when it came to pass.
    public void OnTransition(StateMachineExecution entered)
    {
        if (!journal.IsReplaying)
            world.OnTransition(entered);
    }

    public void OnEvent() => world.OnEvent();

    public void OnMapRun(MapRun run) => world.OnMapRun(run);

    public void OnChild(StateMachineExecution child) => world.OnChild(child);

    public void BeginFlow() => world.BeginFlow();

    public void EndFlow() => world.EndFlow();

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (!journal.IsReplaying)
            return world.DelayAsync(delay, cancellationToken);
        var until = execution.Now + delay;
        var open = new OpenWait<bool>(world, entry => entry.End == WaitEnd.Over, WaitAsync, cancellationToken);
        journal.Hold(execution.Turn.NextWait, open);
        return open.Task;

        async Task<bool> WaitAsync()
        {
            await world.DelayAsync(until - Time.GetUtcNow(), cancellationToken);
            return true;
        }
    }

    public Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        var noted = new Progress(execution, execution.Turn.NextWait, attempt.Resource.IsActivity, progress);
        if (!journal.IsReplaying)
            return world.RunTaskAsync(attempt, noted, cancellationToken);
        var standing = new TaskStanding { IsStarted = !attempt.Resource.IsActivity, Since = execution.Now };
        if (standing.IsStarted)
            progress.Started();
        attempt = attempt with { Standing = standing };
        var open = new OpenTask(
            standing, progress, world, () => world.RunTaskAsync(attempt, noted, cancellationToken), cancellationToken);
        journal.Hold(execution.Turn.NextWait, open);
        return open.Task;
    }

    private string? Draw(Func<string?> draw)
    {
        execution.CatchUp();
        if (journal.Next is { Type: JournalEntryType.Drawn })
            return journal.Take().Text;
        if (journal.Next is not null)
            execution.Misfit();
        else if (journal.IsReplaying)
            execution.GoLive();
        var drawn = draw();
        journal.Write(new(JournalEntryType.Drawn) { Text = drawn });
        return drawn;
    }

    /// <summary>Notes how far an attempt has come, which may be at any time.</summary>
    private sealed class Progress(StateMachineExecution execution, int wait, bool isActivity, ITaskProgress progress) : ITaskProgress
    {
        public void Started(string? workerName)
        {
            // A service is called by the flow itself, in its turn; a worker comes when it likes.
            if (!isActivity)
                progress.Started(workerName);
            else
                execution.FromOutside(
                    new(JournalEntryType.TaskStarted) { Wait = wait, Text = workerName }, () => progress.Started(workerName));
        }

        public void Submitted(JsonNode? output) => execution.FromOutside(
            new(JournalEntryType.TaskSubmitted) { Wait = wait, Text = JsonText.Write(output) }, () => progress.Submitted(output));

        public void Beaten() => execution.FromOutside(new(JournalEntryType.Heartbeat) { Wait = wait }, () => { });
    }
}

/// <summary>Something that an execution waits for while its journal is carried out again.</summary>
internal abstract class OpenWait
{
    /// <summary>It ends as it is recorded.</summary>
    public abstract void End(JournalEntry ended);

    /// <summary>Nothing is recorded about its end: it is waited for.</summary>
    /// <returns>Completes when it can be ended from outside, by a task's token say.</returns>
    public abstract Task Begin();

    /// <summary>A worker has taken the task up, its service has, or it has shown a sign of life.</summary>
    public virtual void Advance(JournalEntry entry) => throw new InvalidDataException($"{entry.Type} is not of a task.");
}

/// <typeparam name="T">What it comes to.</typeparam>
internal class OpenWait<T> : OpenWait
{
    private readonly TaskCompletionSource<T> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IExecutionHost _world;
    private readonly CancellationToken _cancellation;
    private readonly Func<JournalEntry, T> _read;
    private readonly Func<Task<T>> _wait;

    /// <param name="read">Of a recorded end that is no cancellation.</param>
    /// <param name="wait">Waits for real.</param>
    public OpenWait(IExecutionHost world, Func<JournalEntry, T> read, Func<Task<T>> wait, CancellationToken cancellation)
    {
        (_world, _cancellation, _read, _wait) = (world, cancellation, read, wait);
        world.EndFlow(); // as of every wait: the flow's piece of work is let go, and taken up again before it goes on
    }

    public Task<T> Task => _ended.Task;

    public override void End(JournalEntry ended)
    {
        _world.BeginFlow();
        if (ended.End == WaitEnd.Cancelled)
            _ended.SetCanceled(_cancellation.IsCancellationRequested ? _cancellation : new(canceled: true));
        else if (ended.End == WaitEnd.Broken)
            _ended.SetException(new InvalidOperationException(ended.Text));
        else
            _ended.SetResult(_read(ended));
    }

    public override Task Begin()
    {
        _world.BeginFlow();
        // Not here, where the execution's turn may be held.
        return System.Threading.Tasks.Task.Run(() => { _ = GoOnAsync(); });
    }

    private async Task GoOnAsync()
    {
        try
        {
            _cancellation.ThrowIfCancellationRequested();
            _ended.SetResult(await _wait());
        }
        catch (OperationCanceledException cancelled)
        {
            _ended.SetCanceled(cancelled.CancellationToken);
        }
        catch (Exception defect) // of the host: it is the execution's that waits
        {
            _ended.SetException(defect);
        }
    }
}

/// <summary>A task that an execution waits for, and how far it has come.</summary>
internal sealed class OpenTask(
    TaskStanding standing, ITaskProgress progress, IExecutionHost world, Func<Task<TaskOutcome>> wait, CancellationToken cancellation)
    : OpenWait<TaskOutcome>(world, entry => entry.Outcome(), wait, cancellation)
{
    public override void Advance(JournalEntry entry)
    {
        switch (entry.Type)
        {
            case JournalEntryType.TaskStarted:
                (standing.IsStarted, standing.Since) = (true, entry.At);
                progress.Started(entry.Text);
                break;
            case JournalEntryType.TaskSubmitted:
                (standing.IsSubmitted, standing.Output) = (true, JsonText.Parse(entry.Text!));
                progress.Submitted(standing.Output);
                break;
            default:
                standing.BeatenAt = entry.At;
                break;
        }
    }
}
