using System.Globalization;
using System.Text.Json;
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

/// <summary>Keeps what the local cloud does not do from being accepted silently.</summary>
internal static class ControlMembers
{
    /// <summary>Refuses members that are not known here and say something.</summary>
    /// <exception cref="AwsException">There is one; the error names it.</exception>
    public static void Only(this JsonObject request, string operation, params ReadOnlySpan<string> known)
    {
        foreach (var (name, value) in request)
            if (!known.Contains(name) && SaysSomething(value))
                throw AwsException.NotSupported($"{operation} with {name}");
    }

    /// <summary>Lambda's error for values that no constraint of the model covers.</summary>
    public static AwsException Invalid(string message) => new("InvalidParameterValueException", message);

    // Clients write members out that they leave as they are: empty, or with nothing but such in them.
    private static bool SaysSomething(JsonNode? value) => value switch
    {
        null => false,
        JsonObject structure => structure.Any(member => SaysSomething(member.Value)),
        JsonArray list => list.Any(SaysSomething),
        _ => value.GetValueKind() is not JsonValueKind.False && value.ToString().Length > 0,
    };
}
