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
        if (maxItems is < 0 or > MaxPageItems)
            throw DurableException.Invalid($"MaxItems must be between 0 and {MaxPageItems}.");
        return Cut(all, Parse(marker), maxItems is null or 0 ? DefaultItems : maxItems.Value, maxBytes, sizeOf);
    }

    /// <summary>A page of what grows while it is read: a marker is the next item's key, so that nothing comes twice or is left out.</summary>
    /// <param name="inOrder">Sorted by key.</param>
    /// <inheritdoc cref="Cut{T}(IReadOnlyList{T}, string?, int?)"/>
    public static DurablePage<T> Cut<T>(IEnumerable<T> inOrder, string? marker, int? maxItems, Func<T, int> keyOf, bool descending)
    {
        var from = string.IsNullOrEmpty(marker) ? (int?)null : Parse(marker);
        List<T> rest = [.. inOrder.Where(item => from is null || (descending ? keyOf(item) <= from : keyOf(item) >= from))];
        var page = Cut(rest, null, maxItems);
        return page with
        {
            NextMarker = page.NextMarker is null ? null : keyOf(rest[page.Items.Count]).ToString(CultureInfo.InvariantCulture),
        };
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
