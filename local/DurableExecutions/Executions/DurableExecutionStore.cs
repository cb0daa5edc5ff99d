using Comparison.Local.DurableExecutions.Listings;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>Finds the executions in memory by ARN, name and callback id, as long as they are retained.</summary>
/// <param name="forgotten">Told when the retention period of one was found to be over.</param>
internal sealed class DurableExecutionStore(Action<DurableExecution> forgotten)
{
    private readonly Dictionary<string, DurableExecution> _byArn = [];
    private readonly Dictionary<(string Function, string Name), DurableExecution> _byName = [];
    private readonly Dictionary<string, (DurableExecution Execution, string OperationId)> _callbacks = [];
    private int _added;

    public int Count => _byArn.Count;

    public void Add(DurableExecution execution)
    {
        execution.Number = ++_added;
        Insert(execution);
    }

    /// <summary>Adds those of a former process, in the order of their numbers.</summary>
    /// <param name="last">The highest number that was given there.</param>
    public void Restore(IEnumerable<DurableExecution> executions, int last)
    {
        _added = Math.Max(_added, last);
        foreach (var execution in executions)
        {
            Insert(execution);
            foreach (var operation in execution.Operations.All)
                if (operation.CallbackId is { } callbackId)
                    AddCallback(callbackId, execution, operation.Id);
        }
    }

    private void Insert(DurableExecution execution)
    {
        _byArn.Add(execution.Arn, execution);
        // Names are unique for a function, whatever the version; after the retention period a name is free again.
        _byName[(execution.Start.FunctionName, execution.Name)] = execution;
    }

    public void AddCallback(string callbackId, DurableExecution execution, string operationId) =>
        _callbacks.Add(callbackId, (execution, operationId));

    public bool Holds(string arn) => _byArn.ContainsKey(arn);

    public DurableExecution? Find(string arn, DateTimeOffset now) => Retained(_byArn.GetValueOrDefault(arn), now);

    public DurableExecution? FindByName(string function, string name, DateTimeOffset now) =>
        Retained(_byName.GetValueOrDefault((function, name)), now);

    public (DurableExecution Execution, string OperationId)? FindCallback(string callbackId, DateTimeOffset now) =>
        _callbacks.TryGetValue(callbackId, out var found) && Retained(found.Execution, now) is not null ? found : null;

    /// <summary>Newest first, unless the filter wants them reversed.</summary>
    /// <param name="left">Those that have left memory and match, in that order.</param>
    public DurablePage<ExecutionDescription> List(
        ExecutionFilter filter, DateTimeOffset now, string? marker, int? maxItems, IEnumerable<ExecutionRecord> left)
    {
        var matching = _byArn.Values
            .Where(execution => !execution.IsForgotten(now)
                && filter.Matches(execution.Start, execution.Name, execution.Status, execution.StartTimestamp))
            .Select(execution => new Listed(execution.Number, execution.Describe));
        var inOrder = filter.ReverseOrder ? matching.OrderBy(listed => listed.Number) : matching.OrderByDescending(listed => listed.Number);
        var all = Paging.Merge(
            inOrder, left.Select(record => new Listed(record.Number, record.Describe)), listed => listed.Number, descending: !filter.ReverseOrder);
        var page = Paging.Cut(all, marker, maxItems, listed => listed.Number, descending: !filter.ReverseOrder);
        return new([.. page.Items.Select(listed => listed.Describe())], page.NextMarker);
    }

    private DurableExecution? Retained(DurableExecution? execution, DateTimeOffset now)
    {
        if (execution is null || !execution.IsForgotten(now))
            return execution;
        Remove(execution);
        forgotten(execution);
        return null;
    }

    /// <summary>Lets go of an execution. Its name is free in memory; whether it is on AWS after a deletion is not known.</summary>
    public void Remove(DurableExecution execution)
    {
        // Not where it has left already: its name may be another's by now.
        if (!_byArn.Remove(execution.Arn))
            return;
        _byName.Remove((execution.Start.FunctionName, execution.Name));
        foreach (var operation in execution.Operations.All)
            if (operation.CallbackId is { } callbackId)
                _callbacks.Remove(callbackId);
    }

    private readonly record struct Listed(int Number, Func<ExecutionDescription> Describe);
}

/// <summary>Which executions of a function to list; what is absent does not narrow the list.</summary>
public sealed record ExecutionFilter(string FunctionName)
{
    public string? Version { get; init; }

    public string? Name { get; init; }

    public IReadOnlyCollection<DurableExecutionStatus> Statuses { get; init; } = [];

    public DateTimeOffset? StartedAfter { get; init; }

    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>Oldest first; newest first is the default.</summary>
    public bool ReverseOrder { get; init; }

    /// <summary>Whether an execution that has ended may match.</summary>
    internal bool WantsEnded => Statuses.Count == 0 || Statuses.Any(status => status >= DurableExecutionStatus.Succeeded);

    internal bool Matches(StartExecution start, string name, DurableExecutionStatus status, DateTimeOffset startTimestamp) =>
        start.FunctionName == FunctionName
        && (Version is null || start.Version == Version)
        && (Name is null || name == Name)
        && (Statuses.Count == 0 || Statuses.Contains(status))
        && (StartedAfter is null || startTimestamp > StartedAfter)
        && (StartedBefore is null || startTimestamp < StartedBefore);
}
