using System.Text.RegularExpressions;
using Comparison.Adapters.Decisions;

namespace Comparison.Suite.Runs;

/// <summary>Takes the instants out of what is compared: where time passes for real, no two runs share one.</summary>
internal static partial class InstantMask
{
    /// <summary>Any value of JSON with its instants and dates made alike.</summary>
    public static string Apply(string json) => Instant().Replace(json, "INSTANT");

    /// <summary>What a run left, by name, with its instants made alike; the desk's time to live is one, in seconds.</summary>
    public static string? Apply(string effect, string? value) => value is null ? null
        : effect.EndsWith($".{DecisionRow.ExpiresAtAttribute}", StringComparison.Ordinal) ? "INSTANT"
        : Apply(value);

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?")]
    private static partial Regex Instant();
}
