using Comparison.Local.StatesLanguage.Histories;
using Comparison.Local.StatesLanguage.Json;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One attempt of a distributed Map: its items are executions of their own, of which the map's own history shows nothing.</summary>
public sealed class MapRun
{
    private readonly Lock _gate = new();
    private readonly List<(StateMachineExecution, int)> _children = [];
    private readonly Visit _visit;
    private readonly string _prefix;
    private readonly string _machine;
    private (StateMachineStatus, DateTimeOffset?)? _ended;

    private MapRun(Visit visit, MapRunPlan plan)
    {
        var identity = visit.Execution.Identity;
        (_visit, Plan, StartDate) = (visit, plan, visit.Execution.Now);
        var label = plan.Label ?? visit.Execution.Host.NewUuid();
        _prefix = string.Join(':', identity.StateMachineArn.Split(':')[..5]);
        _machine = $"{identity.StateMachineName}/{label}";
        Arn = $"{_prefix}:mapRun:{_machine}:{visit.Execution.Host.NewUuid()}";
    }

    public string Arn { get; }

    public MapRunPlan Plan { get; }

    /// <summary>Whose Map state it is.</summary>
    public ExecutionIdentity Parent => _visit.Execution.Identity;

    public DateTimeOffset StartDate { get; }

    /// <summary>The children so far, with the number of items that each was given.</summary>
    public IReadOnlyList<(StateMachineExecution Execution, int Items)> Children
    {
        get { lock (_gate) return [.. _children]; }
    }

    /// <summary>How it ended, and when; it is aborted when its execution ends before it.</summary>
    public (StateMachineStatus Status, DateTimeOffset? StopDate) State
    {
        get
        {
            var parent = _visit.Execution.Result;
            lock (_gate)
                return _ended ?? (parent.Status == StateMachineStatus.Running ? (StateMachineStatus.Running, null) : (StateMachineStatus.Aborted, parent.StopDate));
        }
    }

    /// <summary>How often its unsuccessful children were run again.</summary>
    public int RedriveCount { get; private set; }

    public DateTimeOffset? RedriveDate { get; private set; }

    /// <summary>What follows in the history of the map's own execution follows this event, the map's exit as well (recorded since November 2024).</summary>
    internal long StartedEventId { get; private set; }

    internal static MapRun Start(Visit visit, MapRunPlan plan)
    {
        var run = new MapRun(visit, plan);
        visit.Execution.Host.OnMapRun(run);
        visit.Record("MapRunStarted", "mapRunStartedEventDetails", new EventDetails().With("mapRunArn", run.Arn));
        run.StartedEventId = visit.Flow.LastEventId;
        return run;
    }

    internal void End(StateMachineStatus status)
    {
        lock (_gate)
            _ended = (status, _visit.Execution.Now);
    }

    internal void Redrive()
    {
        lock (_gate)
            _ended = null;
        RedriveCount++;
        RedriveDate = _visit.Execution.Now;
        _visit.Record("MapRunRedriven", "mapRunRedrivenEventDetails", new EventDetails().With("mapRunArn", Arn).With("redriveCount", RedriveCount));
        StartedEventId = _visit.Flow.LastEventId;
    }

    /// <summary>A child, which has not begun.</summary>
    internal StateMachineExecution CreateChild(BranchStart start)
    {
        var (parent, name) = (_visit.Execution, _visit.Execution.Host.NewUuid());
        var arn = Plan.IsExpress ? $"{_prefix}:express:{_machine}:{name}:{parent.Host.NewUuid()}" : $"{_prefix}:execution:{_machine}:{name}";
        var identity = new ExecutionIdentity(
            arn, name, $"{_prefix}:stateMachine:{_machine}", _machine, parent.Identity.RoleArn, parent.Identity.Region) { IsExpress = Plan.IsExpress };
        var child = new StateMachineExecution(
            start.Graph, Plan.IsExpress ? ExpressLimit : null, identity, JsonText.Write(start.Input), parent.World,
            parent.Journal?.Child()) { MapRun = this };
        lock (_gate)
            _children.Add((child, start.Weight));
        parent.Host.OnChild(child);
        return child;
    }

    // An express execution is ended after five minutes (service quotas).
    private static readonly TimeSpan ExpressLimit = TimeSpan.FromMinutes(5);
}

/// <summary>What a Map Run is to do.</summary>
/// <param name="Label">Stands in the ARNs of the children; made up when absent.</param>
/// <param name="Items">The items of the map, which are more than the children where they are batched.</param>
/// <param name="MaxConcurrency">As the definition says; 0 for as many as there may be.</param>
/// <param name="Tolerated">How many items may fail, as the definition says; none where it says nothing.</param>
public sealed record MapRunPlan(string? Label, bool IsExpress, int Items, int Children, long MaxConcurrency, ToleratedFailures Tolerated);

/// <summary>How many iterations of a Map state may fail before the state does: so many, or such a share in per cent.</summary>
public readonly record struct ToleratedFailures(int? Count, double? Percentage)
{
    /// <summary>Of so many items; null when neither is given, and the state fails as its first iteration does.</summary>
    // Either threshold is enough to fail the state (guide, Distributed Map).
    public int? Max(int items) => Percentage is { } share ? Math.Min(Count ?? int.MaxValue, (int)(items * share / 100)) : Count;
}

/// <summary>The events of a Map Run, in the place of those of iterations.</summary>
internal sealed class MapRunJournal(Visit visit, MapRun run) : BranchJournal(visit)
{
    public override void AllSucceeded(long previousEventId)
    {
        var succeeded = Write("MapRunSucceeded", run.StartedEventId);
        run.End(StateMachineStatus.Succeeded);
        base.AllSucceeded(succeeded);
    }

    public override long Failed(Branch failed, StateFailureException failure, IEnumerable<Branch> all)
    {
        run.End(StateMachineStatus.Failed);
        return Write("MapRunFailed", run.StartedEventId, "mapRunFailedEventDetails", EventDetails.Failure(failure.Error, failure.Cause));
    }

    public override void Resumed() => run.Redrive();
}
