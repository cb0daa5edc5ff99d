using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Time;
using Comparison.Local.StatesLanguage.Json;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.Cloud.StepFunctions.Tasks;

/// <summary>
/// One attempt of a task: the call of its service or the wait for a worker, and then, where there is a token or a job, the wait for its end.
/// </summary>
/// <remarks>
/// Whatever ends it first wins: the call's failure, its answer, somebody's callback, the deadline, a missed heartbeat, the end of the
/// execution. A callback that comes before the call has returned is kept until then, so that the history shows TaskSubmitted first.
/// </remarks>
internal sealed class TaskRun(AccountContext context, string executionArn, TaskAttempt attempt, ITaskProgress progress)
{
    private readonly Lock _gate = new();
    // Null when the execution ended first.
    private readonly Suspension<TaskOutcome?> _ended = new(context.Workload);
    private TaskOutcome? _early;
    // Stops the job that the task has started; of no effect on one that has ended.
    private Action? _abandon;
    private DueTimer? _deadline;
    private DueTimer? _heartbeat;
    private bool _isSubmitted;
    private bool _isClosed;

    public string StateName => attempt.StateName;

    /// <summary>Whether somebody outside is to answer it now.</summary>
    public bool IsWaiting
    {
        get { lock (_gate) return _isSubmitted && !_isClosed && attempt.Resource.Pattern != TaskPattern.Job; }
    }

    /// <summary>The token that the task is answered with; only a worker that fetches the task is shown it here.</summary>
    public string? Token => attempt.Token;

    /// <summary>What a worker is given to work on.</summary>
    public string Input => JsonText.Write(attempt.Parameters);

    public Task<TaskOutcome> RunAsync(IIntegration integration, CancellationToken cancellationToken)
    {
        if (attempt.Standing is { } standing)
            TakeUp(standing);
        else
            Start(worker: null);
        if (_isSubmitted && attempt.Resource.Pattern == TaskPattern.Callback)
            return WaitOnAsync(cancellationToken);
        // The call holds its own piece of work before this flow lets go of its own.
        return EndAsync(() => context.Background.Run(() => CallAsync(integration)), cancellationToken);
    }

    /// <summary>A task of a process that is no more: its time runs on. Whether there is nothing left to do but to wait for its answer.</summary>
    public bool TakeUp(TaskStanding standing)
    {
        if (standing.IsStarted)
            SetAlarms(standing.Since, standing.BeatenAt ?? standing.Since);
        lock (_gate)
            return _isSubmitted = standing.IsSubmitted || (attempt.Resource.IsActivity && standing.IsStarted);
    }

    /// <summary>Waits for the answer to what was asked in a process that is no more.</summary>
    public Task<TaskOutcome> WaitOnAsync(CancellationToken cancellationToken) => EndAsync(() => { }, cancellationToken);

    /// <summary>GetActivityTask: from now on the worker's time runs. False when the task has ended unfetched.</summary>
    public bool TryStart(string? worker)
    {
        // A timer that fires meanwhile must not find the clock moved under the worker's first moment.
        using var work = context.Workload.Begin();
        lock (_gate)
        {
            if (_isClosed)
                return false;
            Start(worker);
            _isSubmitted = true;
            return true;
        }
    }

    /// <summary>SendTaskSuccess or SendTaskFailure. False when the task is closed, or has an answer.</summary>
    /// <remarks>
    /// Ends when the answer is on record, so that none is lost that was acknowledged. One that comes before the call has returned is not
    /// waited for, since it may be the call that makes it: the next process makes such a call again.
    /// </remarks>
    public async Task<bool> TryAnswerAsync(TaskOutcome outcome, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isClosed || _early is not null)
                return false;
            if (!_isSubmitted)
            {
                _early = outcome;
                return true;
            }
        }
        if (!Close(outcome))
            return false;
        await attempt.Recorded.WaitAsync(cancellationToken);
        return true;
    }

    /// <summary>SendTaskHeartbeat: the silence begins anew. False when the task is closed.</summary>
    public bool TryBeat()
    {
        lock (_gate)
        {
            if (_isClosed || _early is not null)
                return false;
            Beat(context.Time.GetUtcNow());
        }
        progress.Beaten();
        return true;
    }

    private void Start(string? worker)
    {
        progress.Started(worker);
        var now = context.Time.GetUtcNow();
        SetAlarms(now, now);
    }

    private void SetAlarms(DateTimeOffset since, DateTimeOffset beatenAt)
    {
        _deadline = attempt.Timeout is { } timeout ? NewAlarm(since + timeout, byHeartbeat: false) : null;
        Beat(beatenAt);
    }

    /// <summary>Begins the task and waits until something ends it.</summary>
    public async Task<TaskOutcome> EndAsync(Action begin, CancellationToken cancellationToken)
    {
        await using var ending = cancellationToken.Register(() => Close(null));
        begin();
        try
        {
            return await _ended.WaitAsync() ?? throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            lock (_gate)
            {
                _deadline?.Dispose();
                _heartbeat?.Dispose();
            }
        }
    }

    private void Beat(DateTimeOffset at)
    {
        lock (_gate)
        {
            _heartbeat?.Dispose();
            _heartbeat = attempt.Heartbeat is { } silence ? NewAlarm(at + silence, byHeartbeat: true) : null;
        }
    }

    private DueTimer NewAlarm(DateTimeOffset due, bool byHeartbeat) =>
        new(context.Time, due, () => Close(new TaskOutcome.TimedOut(byHeartbeat)));

    private async Task CallAsync(IIntegration integration)
    {
        try
        {
            // Not cancelled with the execution: what AWS has called goes on, and only its answer is dropped.
            var output = attempt.Standing is { IsSubmitted: true, Output: var answered }
                ? answered
                : await integration.CallAsync(attempt, CancellationToken.None);
            if (attempt.Resource.Pattern == TaskPattern.RequestResponse)
                Close(new TaskOutcome.Succeeded(output));
            else if (attempt.Resource.Pattern == TaskPattern.Job)
                Close(new TaskOutcome.Succeeded(await RunJobAsync((IJobIntegration)integration, output)));
            else
                Submit(output);
        }
        catch (IntegrationException failure)
        {
            Close(new TaskOutcome.Failed(failure.Error, failure.Cause));
        }
        catch (Exception defect)
        {
            // A defect of an integration fails the task, rather than leaving it waiting for ever.
            Close(new TaskOutcome.Failed("States.Runtime", defect.ToString()));
        }
    }

    private async Task<JsonNode?> RunJobAsync(IJobIntegration job, JsonNode? started)
    {
        var abandon = () => job.Abandon(started, executionArn);
        bool isTooLate;
        lock (_gate)
            (_abandon, isTooLate) = (abandon, _isClosed);
        if (isTooLate)
            abandon();
        if (attempt.Standing is not { IsSubmitted: true })
            Submit(started);
        return await job.WaitAsync(attempt, started);
    }

    private void Submit(JsonNode? output)
    {
        bool hasEnded;
        lock (_gate)
        {
            if (_isClosed)
                return;
            hasEnded = !TryWriteSubmitted(output);
            _isSubmitted = true;
        }
        if (hasEnded)
            Close(null);
        else if (_early is { } answer)
            Close(answer);
    }

    // False when the history was closed meanwhile: the execution has ended.
    private bool TryWriteSubmitted(JsonNode? output)
    {
        try
        {
            progress.Submitted(output);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private bool Close(TaskOutcome? outcome)
    {
        lock (_gate)
        {
            if (_isClosed)
                return false;
            _isClosed = true;
        }
        _abandon?.Invoke();
        return _ended.TryComplete(outcome);
    }
}
