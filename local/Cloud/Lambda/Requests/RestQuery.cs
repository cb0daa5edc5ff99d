using System.Globalization;
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
