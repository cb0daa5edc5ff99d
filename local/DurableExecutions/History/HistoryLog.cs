namespace Comparison.Local.DurableExecutions;

/// <summary>The history of one execution.</summary>
internal sealed class HistoryLog
{
    private readonly List<HistoryEvent> _events = [];

    public void Add(HistoryEvent happened) => _events.Add(happened with { Id = _events.Count + 1 });

    /// <summary>A page, newest first when reversed.</summary>
    public Page<HistoryEvent> Page(string? marker, int? maxItems, bool reverse) =>
        Paging.Cut(reverse ? _events.AsEnumerable().Reverse() : _events, marker, maxItems, happened => happened.Id, reverse);
}
