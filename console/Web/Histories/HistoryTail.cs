namespace Comparison.Web.Histories;

/// <summary>Reads on in a history that only grows: a look that finds nothing new costs one short page.</summary>
/// <param name="read">A page of the history, newest first or oldest first, and where the next one begins.</param>
/// <param name="idOf">The number of an event in its history, from 1, without gaps.</param>
internal sealed class HistoryTail<T>(
    Func<HistoryPage, CancellationToken, Task<(IEnumerable<T> Events, string? Next)>> read, Func<T, long> idOf)
{
    private const int ShortPage = 100;
    private const int LongPage = 1000; // the most that either service gives

    private long _last;

    /// <summary>The events after those that were read before, in their order.</summary>
    public async Task<IReadOnlyList<T>> ReadOnAsync(CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<long, T>();
        // All pages of one look have one size and one order: a token of AWS's is good for nothing else.
        var page = new HistoryPage(IsNewestFirst: _last > 0, _last > 0 ? ShortPage : LongPage, null);
        while (true)
        {
            var (events, next) = await read(page, cancellationToken);
            foreach (var item in events)
                if (idOf(item) is var id && id > _last)
                    found[id] = item;
            var isWhole = page.IsNewestFirst && (found.Count == 0 || found.ContainsKey(_last + 1));
            if (isWhole || string.IsNullOrEmpty(next))
                break;
            page = page with { From = next };
        }
        if (found.Count > 0)
            _last = found.Keys.Last();
        return [.. found.Values];
    }
}

/// <summary>Which part of a history is asked for.</summary>
internal sealed record HistoryPage(bool IsNewestFirst, int Size, string? From);
