using Comparison.Local.StatesLanguage.Histories;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>One attempt of a distributed Map: its items are executions of their own, of which the map's own history shows nothing.</summary>
public sealed class MapRun
{
    private readonly Visit _visit;
    private readonly string _prefix;
    private readonly string _machine;

    private MapRun(Visit visit, string label, bool isExpress)
    {
        var identity = visit.Execution.Identity;
        (_visit, IsExpress, Label) = (visit, isExpress, label);
        _prefix = string.Join(':', identity.StateMachineArn.Split(':')[..5]);
        _machine = $"{identity.StateMachineName}/{label}";
        Arn = $"{_prefix}:mapRun:{_machine}:{visit.Execution.Host.NewUuid()}";
    }

    public string Arn { get; }

    /// <summary>Whether the children are express executions.</summary>
    public bool IsExpress { get; }

    public string Label { get; }

    /// <summary>How often its unsuccessful children were run again.</summary>
    public int RedriveCount { get; private set; }

    /// <summary>What follows in the history of the map's own execution follows this event, the map's exit as well (recorded since November 2024).</summary>
    internal long StartedEventId { get; private set; }

    internal static MapRun Start(Visit visit, string? label, bool isExpress)
    {
        var run = new MapRun(visit, label ?? visit.Execution.Host.NewUuid(), isExpress);
        visit.Record("MapRunStarted", "mapRunStartedEventDetails", new EventDetails().With("mapRunArn", run.Arn));
        run.StartedEventId = visit.Flow.LastEventId;
        return run;
    }

    internal void Redrive()
    {
        RedriveCount++;
        _visit.Record("MapRunRedriven", "mapRunRedrivenEventDetails", new EventDetails().With("mapRunArn", Arn).With("redriveCount", RedriveCount));
        StartedEventId = _visit.Flow.LastEventId;
    }

    /// <summary>A child, which has not begun.</summary>
    internal StateMachineExecution CreateChild(StateGraph graph, string input)
    {
        var (parent, name) = (_visit.Execution, _visit.Execution.Host.NewUuid());
        var arn = IsExpress ? $"{_prefix}:express:{_machine}:{name}:{parent.Host.NewUuid()}" : $"{_prefix}:execution:{_machine}:{name}";
        var identity = new ExecutionIdentity(
            arn, name, $"{_prefix}:stateMachine:{_machine}", _machine, parent.Identity.RoleArn, parent.Identity.Region) { IsExpress = IsExpress };
        var child = new StateMachineExecution(graph, IsExpress ? ExpressLimit : null, identity, input, parent.Host) { MapRun = this };
        parent.Host.OnChild(this, child);
        return child;
    }

    // An express execution is ended after five minutes (service quotas).
    private static readonly TimeSpan ExpressLimit = TimeSpan.FromMinutes(5);
}

/// <summary>The events of a Map Run, in the place of those of iterations.</summary>
internal sealed class MapRunJournal(Visit visit, MapRun run) : BranchJournal(visit)
{
    public override void AllSucceeded(long previousEventId)
    {
        var succeeded = Write("MapRunSucceeded", run.StartedEventId);
        base.AllSucceeded(succeeded);
    }

    public override long Failed(Branch failed, StateFailureException failure, IEnumerable<Branch> all) =>
        Write("MapRunFailed", run.StartedEventId, "mapRunFailedEventDetails", EventDetails.Failure(failure.Error, failure.Cause));

    public override void Resumed() => run.Redrive();
}
