using System.Globalization;
using Comparison.Local.DurableExecutions.Errors;

namespace Comparison.Local.DurableExecutions.Listings;

/// <summary>Cuts listings into pages; a marker is the position or the key of the next item.</summary>
internal static class Paging
{
    // The Lambda API's page size where the caller names none; 0 counts as none.
    private const int DefaultItems = 100;
    private const int MaxPageItems = 1000;

    /// <exception cref="DurableException">The marker is none of this service, or <paramref name="maxItems"/> is out of range.</exception>
    public static DurablePage<T> Cut<T>(IReadOnlyList<T> all, string? marker, int? maxItems) =>
        Cut(all, marker, maxItems, long.MaxValue, _ => 0);

    /// <param name="maxBytes">A page ends before the item that would exceed this, but never without any item.</param>
    /// <inheritdoc cref="Cut{T}(IReadOnlyList{T}, string?, int?)"/>
    public static DurablePage<T> Cut<T>(IReadOnlyList<T> all, string? marker, int? maxItems, long maxBytes, Func<T, long> sizeOf)
    {
        var max = Items(maxItems);
        return Cut(all, Parse(marker), max, maxBytes, sizeOf);
    }

    /// <summary>A page of what grows while it is read: a marker is the next item's key, so that nothing comes twice or is left out.</summary>
    /// <param name="inOrder">Sorted by key; not read beyond the next page's first item.</param>
    /// <inheritdoc cref="Cut{T}(IReadOnlyList{T}, string?, int?)"/>
    public static DurablePage<T> Cut<T>(IEnumerable<T> inOrder, string? marker, int? maxItems, Func<T, int> keyOf, bool descending)
    {
        var from = Key(marker);
        var max = Items(maxItems);
        List<T> rest = [.. inOrder.Where(item => from is null || (descending ? keyOf(item) <= from : keyOf(item) >= from)).Take(max + 1)];
        return rest.Count <= max
            ? new(rest, null)
            : new(rest[..max], keyOf(rest[max]).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The key of a page's first item; null for the first page.</summary>
    /// <exception cref="DurableException">The marker is none of this service.</exception>
    public static int? Key(string? marker) => string.IsNullOrEmpty(marker) ? null : Parse(marker);

    /// <summary>Two listings in one order as one, each read no further than needed.</summary>
    public static IEnumerable<T> Merge<T>(IEnumerable<T> one, IEnumerable<T> other, Func<T, int> keyOf, bool descending)
    {
        using var first = one.GetEnumerator();
        using var second = other.GetEnumerator();
        var (hasFirst, hasSecond) = (first.MoveNext(), second.MoveNext());
        while (hasFirst || hasSecond)
        {
            var takesFirst = hasFirst && (!hasSecond || keyOf(first.Current) > keyOf(second.Current) == descending);
            yield return takesFirst ? first.Current : second.Current;
            (hasFirst, hasSecond) = takesFirst ? (first.MoveNext(), hasSecond) : (hasFirst, second.MoveNext());
        }
    }

    /// <summary>The first page, limited by bytes only.</summary>
    public static DurablePage<T> Fill<T>(IReadOnlyList<T> all, long maxBytes, Func<T, long> sizeOf) =>
        Cut(all, 0, int.MaxValue, maxBytes, sizeOf);

    private static DurablePage<T> Cut<T>(IReadOnlyList<T> all, int first, int max, long maxBytes, Func<T, long> sizeOf)
    {
        var items = new List<T>();
        for (var bytes = 0L; first + items.Count < all.Count && items.Count < max;)
        {
            var next = all[first + items.Count];
            bytes += sizeOf(next);
            if (bytes > maxBytes && items.Count > 0)
                break;
            items.Add(next);
        }
        var end = first + items.Count;
        return new(items, end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static int Items(int? maxItems) => maxItems switch
    {
        null or 0 => DefaultItems,
        < 0 or > MaxPageItems => throw DurableException.Invalid($"MaxItems must be between 0 and {MaxPageItems}."),
        _ => maxItems.Value,
    };

    private static int Parse(string? marker)
    {
        if (string.IsNullOrEmpty(marker))
            return 0;
        return int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw DurableException.Invalid("Invalid Marker.");
    }
}

/// <summary>One page of a listing.</summary>
/// <param name="NextMarker">Where the next page begins; null on the last one.</param>
public sealed record DurablePage<T>(IReadOnlyList<T> Items, string? NextMarker);
