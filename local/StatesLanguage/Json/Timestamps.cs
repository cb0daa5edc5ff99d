using System.Globalization;
using System.Text.RegularExpressions;

namespace Comparison.Local.StatesLanguage.Json;

/// <summary>Timestamps of the language: RFC 3339 with a capital T and a zone.</summary>
internal static partial class Timestamps
{
    /// <summary>Reads a timestamp; digits beyond 100 ns are cut off.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || Rfc3339().Match(text) is not { Success: true } match)
            return null;
        var ticks = (match.Groups["fraction"].Value + "0000000")[..7];
        return DateTimeOffset.TryParseExact(
            $"{match.Groups["seconds"].Value}.{ticks}{match.Groups["zone"].Value}",
            "yyyy-MM-dd'T'HH:mm:ss.fffffffK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    /// <summary>As the context object shows times: UTC with milliseconds.</summary>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<seconds>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.(?<fraction>\d{1,9}))?(?<zone>Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}
