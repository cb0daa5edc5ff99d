using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.Cloud.Time;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The executions of an account, by ARN. What has been closed for 90 days is gone for whoever looks.</summary>
internal sealed class ExecutionStore(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ExecutionRun> _runs = [];
    private readonly Dictionary<string, MapRun> _mapRuns = [];
    private long _started;

    public ExecutionRun Get(string arn) => Find(arn) ?? throw Errors.NoSuchExecution(arn);

    public ExecutionRun? Find(string arn)
    {
        lock (_gate)
            return _runs.TryGetValue(arn, out var run) && !run.IsExpired(time.GetUtcNow()) ? run : null;
    }

    /// <summary>Adds an execution unless there is one of this name.</summary>
    /// <param name="create">Given the number of the execution; makes it, but does not run it.</param>
    /// <returns>The execution of that name, and whether it was added now.</returns>
    public (ExecutionRun Run, bool IsNew) GetOrAdd(string arn, Func<long, ExecutionRun> create)
    {
        lock (_gate)
        {
            if (Find(arn) is { } present)
                return (present, false);
            return (_runs[arn] = create(++_started), true);
        }
    }

    public void Add(MapRun run)
    {
        lock (_gate)
            _mapRuns[run.Arn] = run;
    }

    public MapRun GetMapRun(string arn)
    {
        lock (_gate)
            return _mapRuns.TryGetValue(arn, out var run) ? run : throw Errors.NoSuchResource(arn);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<MapRun> MapRunsOf(string executionArn)
    {
        lock (_gate)
            return [.. _mapRuns.Values.Where(run => run.Parent.Arn == executionArn).Reverse()];
    }

    /// <summary>The newest first, without the children of distributed maps.</summary>
    public IReadOnlyList<ExecutionRun> ForMachine(string machineArn) =>
        Find(run => run.Machine.Arn == machineArn && run.Execution.MapRun is null);

    /// <summary>The children of a distributed map, the newest first.</summary>
    public IReadOnlyList<ExecutionRun> ForMapRun(MapRun mapRun) => Find(run => run.Execution.MapRun == mapRun);

    private IReadOnlyList<ExecutionRun> Find(Func<ExecutionRun, bool> isMeant)
    {
        var now = time.GetUtcNow();
        lock (_gate)
            return [.. _runs.Values.Where(run => isMeant(run) && !run.IsExpired(now)).OrderByDescending(run => run.Number)];
    }

    public bool IsRunning(string machineArn) => ForMachine(machineArn).Any(run => run.IsRunning);
}

/// <summary>An execution with what the service keeps about it.</summary>
/// <param name="Machine">The machine as it was at the start.</param>
/// <param name="Number">Counts the standard executions of the account in the order of their start.</param>
internal sealed record ExecutionRun(
    StateMachineExecution Execution, StateMachine Machine, ExecutionHost Host, ExecutionEnd End, long Number, string? TraceHeader)
{
    // Closed executions, and with them their names, are kept for 90 days.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    public RedriveTokens RedriveTokens { get; } = new();

    public bool IsRunning => Execution.Result.Status == StateMachineStatus.Running;

    public bool IsExpired(DateTimeOffset now) => Execution.Result.StopDate + Retention < now;
}

/// <summary>The end of an execution, for those who wait for it: without a thread, and without keeping the stack busy.</summary>
internal sealed class ExecutionEnd(WorkTracker workload)
{
    private readonly Lock _gate = new();
    private readonly List<Suspension<bool>> _waiting = [];
    private bool _hasCome;

    /// <summary>Called by the execution's last piece of work.</summary>
    public void Announce()
    {
        Suspension<bool>[] waiting;
        lock (_gate)
        {
            _hasCome = true;
            waiting = [.. _waiting];
            _waiting.Clear();
        }
        foreach (var suspension in waiting)
            suspension.TryComplete(true);
    }

    /// <summary>The execution goes on: who waits from now on waits for its next end.</summary>
    public void Reopen()
    {
        lock (_gate)
            _hasCome = false;
    }

    /// <summary>Ends the caller's piece of work until the execution has ended.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants to know.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        var suspension = new Suspension<bool>(workload);
        lock (_gate)
        {
            if (_hasCome)
                return;
            _waiting.Add(suspension);
        }
        await using var leaving = cancellationToken.Register(() => suspension.TryComplete(false));
        await suspension.WaitAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
