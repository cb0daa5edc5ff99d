using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda.Requests;

/// <summary>Reads query parameters; one that cannot be read is refused as AWS's deserializers do.</summary>
internal static class RestQuery
{
    /// <summary>Null when the parameter is absent or empty, as the SDKs send an unset marker.</summary>
    public static string? Text(IQueryCollection query, string name) => query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;

    public static int? Integer(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unreadable(name);
    }

    public static bool? Flag(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return bool.TryParse(text, out var flag) ? flag : throw Unreadable(name);
    }

    /// <summary>In queries, restJson1 writes timestamps as ISO 8601 texts.</summary>
    public static DateTimeOffset? Time(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Unreadable(name);
    }

    /// <summary>Refuses parameters that no operation here does anything about.</summary>
    /// <exception cref="AwsException">There is one; the error names it.</exception>
    public static void Only(IQueryCollection query, string request)
    {
        if (query.Keys.FirstOrDefault(name => !Known.Contains(name) && Text(query, name) is not null) is { } unknown)
            throw AwsException.NotSupported($"{request} with {unknown}");
    }

    // Those of presigned requests say who asks, not for what.
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal, "CheckpointToken", "DurableExecutionName", "EventSourceArn", "FunctionName", "FunctionVersion", "IncludeExecutionData",
        "Marker", "MaxItems", "Qualifier", "ReverseOrder", "StartedAfter", "StartedBefore", "Statuses", "tagKeys",
        "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires", "X-Amz-Security-Token", "X-Amz-Signature", "X-Amz-SignedHeaders");

    private static AwsException Unreadable(string name) =>
        new("SerializationException", $"The query parameter {name} has a value of another type.");
}

/// <summary>Pages of Lambda's lists: at most 50 items, and a marker to go on from.</summary>
internal static class RestPage
{
    private const int MaxItems = 50;

    /// <param name="member">What the list is called in the answer.</param>
    public static JsonObject Write<T>(IReadOnlyList<T> all, string member, IQueryCollection query, Func<T, JsonObject> write)
    {
        var wanted = RestQuery.Integer(query, "MaxItems");
        Validation.Check(check => check.Number(wanted, "maxItems", 1, 10_000));
        // The marker is a position, so an item that comes or goes between two pages may show twice or never, as on AWS.
        var start = RestQuery.Integer(query, "Marker") ?? 0;
        var end = Math.Min(all.Count, start + Math.Min(wanted ?? MaxItems, MaxItems));
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(end - start).Select(item => (JsonNode?)write(item))]) };
        page.Set("NextMarker", end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
        return page;
    }
}

/// <summary>Errors of Lambda's own API.</summary>
internal static class ControlMembers
{
    /// <summary>Lambda's error for values that no constraint of the model covers.</summary>
    public static AwsException Invalid(string message) => new("InvalidParameterValueException", message);
}
