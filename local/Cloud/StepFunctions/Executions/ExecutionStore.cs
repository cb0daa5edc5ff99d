using Comparison.Local.Cloud.StepFunctions.Api;
using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>The executions of an account, by ARN. What has been closed for 90 days is gone for whoever looks.</summary>
/// <remarks>Where there is an archive, those that run are in memory, and of the others a few: the last that ended or were asked for.</remarks>
internal sealed class ExecutionStore(TimeProvider time, ExecutionArchive? archive)
{
    private const int MaxEndedInMemory = 200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, ExecutionRun> _runs = [];
    private readonly Dictionary<string, MapRun> _mapRuns = [];
    private readonly Dictionary<string, Task> _loading = [];
    private readonly Queue<ExecutionRun> _ended = new();
    private long _started = archive?.LastNumber ?? 0;

    /// <summary>Makes an execution out of the archive again; it is there when the task completes.</summary>
    public Func<string, Task> Load { get; set; } = _ => Task.CompletedTask;

    public async Task<ExecutionRun> GetAsync(string arn) => await FindAsync(arn) ?? throw Errors.NoSuchExecution(arn);

    /// <summary>An execution, from the archive when it is not in memory.</summary>
    public async Task<ExecutionRun?> FindAsync(string arn)
    {
        if (archive is not null && !IsPresent(arn))
        {
            var owner = archive.FindOwner(arn) ?? arn;
            Task? loading;
            lock (_gate)
                if (!_loading.TryGetValue(owner, out loading))
                    _loading[owner] = loading = LoadAsync(owner);
            await loading;
        }
        return Find(arn);
    }

    /// <summary>An execution that is in memory, as all are that run.</summary>
    public ExecutionRun? Find(string arn)
    {
        lock (_gate)
            return _runs.TryGetValue(arn, out var run) && !run.IsExpired(time.GetUtcNow()) ? run : null;
    }

    /// <summary>Adds an execution unless there is one of this name.</summary>
    /// <param name="create">Given the number of the execution; makes it, but does not run it.</param>
    /// <returns>The execution of that name, and whether it was added now; null when it is in the archive, and so has ended.</returns>
    public (ExecutionRun? Run, bool IsNew) GetOrAdd(string arn, Func<long, ExecutionRun> create)
    {
        lock (_gate)
        {
            if (Find(arn) is { } present)
                return (present, false);
            if (!_runs.ContainsKey(arn) && archive?.Has(arn) is true)
                return (null, false);
            return (_runs[arn] = create(++_started), true);
        }
    }

    /// <summary>Adds a child of a distributed map, whose name is its own.</summary>
    public void AddChild(Func<long, ExecutionRun> create)
    {
        lock (_gate)
            Add(create(++_started));
    }

    /// <summary>Adds one that the archive has, by the number that it has.</summary>
    public void Add(ExecutionRun run)
    {
        lock (_gate)
            _runs[run.Execution.Identity.Arn] = run;
    }

    public void Add(MapRun run)
    {
        lock (_gate)
            _mapRuns[run.Arn] = run;
    }

    public async Task<MapRun> GetMapRunAsync(string arn)
    {
        if (FindMapRun(arn) is { } present)
            return present;
        if (archive?.FindOwner(arn) is { } owner)
            await FindAsync(owner);
        return FindMapRun(arn) ?? throw Errors.NoSuchResource(arn);
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<MapRun> MapRunsOf(string executionArn)
    {
        lock (_gate)
            return [.. _mapRuns.Values.Where(run => run.Parent.Arn == executionArn).Reverse()];
    }

    /// <summary>The newest first, without the children of distributed maps.</summary>
    public IEnumerable<ExecutionSummary> ForMachine(string machineArn)
    {
        var present = Summarize(run => run.Machine.Arn == machineArn && run.Execution.MapRun is null);
        return archive is null ? present : Merge(present, archive.OfMachine(machineArn)).Where(one => !one.IsExpired(time.GetUtcNow()));
    }

    /// <summary>The children of a distributed map, the newest first.</summary>
    public IEnumerable<ExecutionSummary> ForMapRun(MapRun mapRun) => Summarize(run => run.Execution.MapRun == mapRun);

    public bool IsRunning(string machineArn)
    {
        lock (_gate)
            return _runs.Values.Any(run => run.Machine.Arn == machineArn && run.Execution.MapRun is null && run.IsRunning);
    }

    /// <summary>An execution has ended: it may leave memory, when others have ended after it.</summary>
    public async Task LetGoAsync(ExecutionRun run)
    {
        // What is on its way cannot be read back.
        if (archive is null || !await archive.UntilWrittenAsync())
            return;
        lock (_gate)
        {
            _ended.Enqueue(run);
            while (_ended.Count > MaxEndedInMemory)
                if (_ended.Dequeue() is { IsRunning: false } oldest)
                    Remove(oldest);
        }
    }

    // One that is being loaded is there already, but not yet as it ended.
    private bool IsPresent(string arn)
    {
        lock (_gate)
            return _runs.ContainsKey(arn) && !_loading.ContainsKey(arn);
    }

    private async Task LoadAsync(string arn)
    {
        await Task.Yield(); // the caller holds the lock
        try
        {
            await Load(arn);
        }
        finally
        {
            lock (_gate)
                _loading.Remove(arn);
        }
    }

    private MapRun? FindMapRun(string arn)
    {
        lock (_gate)
            return _mapRuns.GetValueOrDefault(arn);
    }

    private void Remove(ExecutionRun run)
    {
        var arn = run.Execution.Identity.Arn;
        if (!_runs.TryGetValue(arn, out var present) || present != run)
            return; // it was loaded again meanwhile
        _runs.Remove(arn);
        foreach (var mapRun in MapRunsOf(arn))
        {
            _mapRuns.Remove(mapRun.Arn);
            foreach (var child in mapRun.Children)
                _runs.Remove(child.Execution.Identity.Arn);
        }
    }

    private ExecutionSummary[] Summarize(Func<ExecutionRun, bool> isMeant)
    {
        var now = time.GetUtcNow();
        lock (_gate)
            return [.. _runs.Values.Where(run => isMeant(run) && !run.IsExpired(now)).Select(ExecutionSummary.Of).OrderByDescending(one => one.Number)];
    }

    // Of one that is in both, what memory knows is newer.
    private static IEnumerable<ExecutionSummary> Merge(ExecutionSummary[] present, IEnumerable<ExecutionSummary> archived)
    {
        var next = 0;
        foreach (var old in archived)
        {
            while (next < present.Length && present[next].Number >= old.Number)
                yield return present[next++];
            if (next == 0 || present[next - 1].Number != old.Number)
                yield return old;
        }
        for (; next < present.Length; next++)
            yield return present[next];
    }
}

/// <summary>An execution with what the service keeps about it.</summary>
/// <param name="Machine">The machine as it was at the start.</param>
/// <param name="Number">Counts the standard executions of the account in the order of their start.</param>
internal sealed record ExecutionRun(
    StateMachineExecution Execution, StateMachine Machine, ExecutionHost Host, ExecutionEnd End, long Number, string? TraceHeader)
{
    public RedriveTokens RedriveTokens { get; } = new();

    public bool IsRunning => Execution.Result.Status == StateMachineStatus.Running;

    public bool IsExpired(DateTimeOffset now) => Execution.Result.StopDate is not null && ExecutionSummary.Of(this).IsExpired(now);
}
