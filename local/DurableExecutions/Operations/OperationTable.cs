using Comparison.Local.DurableExecutions.Listings;

namespace Comparison.Local.DurableExecutions.Operations;

/// <summary>
/// The operations of one execution in the order of their first appearance, and which of them the function has not seen yet.
/// </summary>
internal sealed class OperationTable
{
    // A synchronous invocation carries 6 MB; AWS's local emulator fills an envelope to 5 MiB and leaves the rest to paging.
    private const long MaxPageBytes = 5 * 1024 * 1024;

    private readonly List<string> _order = [];
    private readonly Dictionary<string, DurableOperation> _byId = [];
    private readonly Dictionary<string, int> _positions = [];
    // Positions in the order. Kept apart, because a checkpoint looks at both, and an execution may have 3,000 operations.
    private readonly SortedSet<int> _unseen = [];
    private readonly SortedSet<int> _timed = [];

    public IEnumerable<DurableOperation> All => _order.Select(id => _byId[id]);

    /// <summary>Grows with every change.</summary>
    public long Revision { get; private set; }

    /// <summary>The execution's own operation included.</summary>
    public int Count => _order.Count;

    public bool HasPending => _byId.Values.Any(operation => operation.IsPending);

    /// <summary>Something changed since the function last heard of the state.</summary>
    public bool HasUnseen => _unseen.Count > 0;

    /// <summary>Those that time itself will change, with a deadline each.</summary>
    public IEnumerable<DurableOperation> Timed => _timed.Select(At);

    public DateTimeOffset? NextDeadline => _timed.Count == 0 ? null : Timed.Min(operation => operation.Deadline);

    public DurableOperation? Find(string id) => _byId.GetValueOrDefault(id);

    public void Put(DurableOperation operation)
    {
        if (_positions.TryAdd(operation.Id, _order.Count))
            _order.Add(operation.Id);
        Replace(operation);
        _unseen.Add(_positions[operation.Id]);
    }

    /// <summary>A change that the function need not hear of.</summary>
    public void Replace(DurableOperation operation)
    {
        _byId[operation.Id] = operation;
        Revision++;
        if (operation.Deadline is null)
            _timed.Remove(_positions[operation.Id]);
        else
            _timed.Add(_positions[operation.Id]);
    }

    public List<DurableOperation> TakeUnseen()
    {
        List<DurableOperation> unseen = [.. _unseen.Select(At)];
        _unseen.Clear();
        return unseen;
    }

    /// <summary>
    /// What changed on its own since the function last heard, oldest first (the execution itself, at its first invocation); the function
    /// hears of it from now on.
    /// </summary>
    public IReadOnlyList<string> TakeUpdatedIds() => [.. TakeUnseen().Select(operation => operation.Id)];

    /// <summary>A page of what an SDK gets to see; see <see cref="Visible"/>.</summary>
    public DurablePage<DurableOperation> Page(string? marker, int? maxItems) =>
        Paging.Cut(Visible(), marker, maxItems, MaxPageBytes, operation => operation.Size);

    /// <summary>What an envelope carries: all of it, as far as it fits.</summary>
    public DurablePage<DurableOperation> FirstPage() =>
        Paging.Fill(Visible(), MaxPageBytes, operation => operation.Size);

    /// <summary>
    /// Without what lies below a context that has ended, whose result stands for it, unless the context asked to keep its children.
    /// </summary>
    public List<DurableOperation> Visible()
    {
        var hidden = new HashSet<string>();
        var visible = new List<DurableOperation>();
        foreach (var operation in All)
            if (operation.ParentId is { } parent && (hidden.Contains(parent) || HidesChildren(_byId[parent])))
                hidden.Add(operation.Id);
            else
                visible.Add(operation);
        return visible;
    }

    private DurableOperation At(int position) => _byId[_order[position]];

    private static bool HidesChildren(DurableOperation context) =>
        context.Status is DurableOperationStatus.Succeeded or DurableOperationStatus.Failed && !context.ReplayChildren;
}
