using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>Pages of Lambda's lists: at most 50 items, and a marker to go on from.</summary>
internal static class RestPage
{
    private const int Most = 50;

    /// <param name="member">What the list is called in the answer.</param>
    public static JsonObject Of<T>(IReadOnlyList<T> all, string member, IQueryCollection query, Func<T, JsonObject> write)
    {
        var wanted = RestQuery.Integer(query, "MaxItems");
        Validation.Check(check => check.Number(wanted, "maxItems", 1, 10_000));
        // The marker is a position, so an item that comes or goes between two pages may show twice or never, as on AWS.
        var start = RestQuery.Integer(query, "Marker") ?? 0;
        var end = Math.Min(all.Count, start + Math.Min(wanted ?? Most, Most));
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(end - start).Select(item => (JsonNode?)write(item))]) };
        page.Set("NextMarker", end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
        return page;
    }
}
