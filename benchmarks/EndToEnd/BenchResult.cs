using System.Text.Json.Serialization;

namespace Comparison.EndToEnd;

/// <summary>A bench: what was measured, where, when and how.</summary>
/// <param name="Target"><c>local</c> or <c>aws</c>.</param>
/// <param name="Delays">The delays and deadlines that were set, in words.</param>
/// <param name="RawFile">The file's name with a JSON line for each execution.</param>
/// <param name="StoppedBecause">Why it ended before its time; null when it did not.</param>
public sealed record BenchResult(
    string Target, DateTimeOffset StartedAt, Machine Machine, BenchSettings Settings, IReadOnlyList<string> Delays,
    string RawFile, IReadOnlyList<BenchSeries> Series, string? StoppedBecause = null)
{
    [JsonIgnore]
    public bool IsLocal => Target == "local";
}
