using System.Globalization;
using System.Text.RegularExpressions;

namespace Comparison.Scenarios.Runs;

/// <summary>Compares texts whose instants may differ: one engine tries again sooner than the other, or time passes for real.</summary>
internal static partial class Instants
{
    public static bool Agree(string? one, string? other, TimeSpan slack)
    {
        if (one is null || other is null || slack == TimeSpan.Zero)
            return one == other;
        var (first, second) = (Of(one), Of(other));
        return Shape().Replace(one, "") == Shape().Replace(other, "")
            && first.Zip(second).All(pair => (pair.First - pair.Second).Duration() <= slack);
    }

    private static List<DateTimeOffset> Of(string text) => [.. Shape().Matches(text).Select(match => match.Groups["seconds"] is { Success: true } seconds
        ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds.Value, CultureInfo.InvariantCulture))
        : DateTimeOffset.Parse(match.Value, CultureInfo.InvariantCulture))];

    // As outcomes and rows have them, dates among them, and as DynamoDB's time to live has them.
    [GeneratedRegex("""\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00))?|(?<="N":")(?<seconds>\d{10})(?="\})""")]
    private static partial Regex Shape();
}
