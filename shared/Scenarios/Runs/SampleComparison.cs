using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Runs;

/// <summary>One request through both variants.</summary>
/// <param name="Slack">By how much instants may differ: where something broke, the engines try again at times of their own.</param>
/// <param name="Thrifty">The same request through the thrifty forms; null where they were not run besides.</param>
public sealed record SampleComparison(
    Sample Sample, SampleRun Durable, SampleRun StepFunctions, TimeSpan Slack = default, SampleComparison? Thrifty = null)
{
    /// <summary>What differs between the variants and must not: nothing, when they are at parity.</summary>
    public IReadOnlyList<string> Differences { get; } =
    [
        .. Compare(
            Durable, StepFunctions, Durable.IsInRealTime || StepFunctions.IsInRealTime ? TimeSpan.MaxValue : Slack, "durable", "Step Functions"),
        .. (Thrifty?.Differences ?? []).Select(difference => $"thrifty {difference}"),
    ];

    public bool IsSame => Differences.Count == 0;

    /// <param name="slack">By how much instants may differ; where time passes for real no two runs share one, and any difference is none.</param>
    internal static List<string> Compare(SampleRun one, SampleRun other, TimeSpan slack, string oneName, string otherName)
    {
        var differences = new List<string>();
        if (one.State != other.State)
            differences.Add($"state: {one.State} in {oneName}, {other.State} in {otherName}");
        if (!SameOutcome(one.Outcome, other.Outcome, slack))
            differences.Add($"outcome: {Text(one.Outcome)} in {oneName}, {Text(other.Outcome)} in {otherName}");
        foreach (var effect in one.Effects.Keys.Union(other.Effects.Keys).Order(StringComparer.Ordinal))
        {
            var left = one.Effects.GetValueOrDefault(effect);
            var right = other.Effects.GetValueOrDefault(effect);
            if (!Instants.Agree(left, right, slack))
                differences.Add($"{effect}: {left ?? "none"} in {oneName}, {right ?? "none"} in {otherName}");
        }
        return differences;
    }

    // By value: 5000 and 5000.0 are one number, and the order of members means nothing.
    private static bool SameOutcome(JsonElement? one, JsonElement? other, TimeSpan slack)
    {
        if (one is not { ValueKind: JsonValueKind.Object } first || other is not { ValueKind: JsonValueKind.Object } second || slack == TimeSpan.Zero)
            return one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;
        return first.EnumerateObject().Count() == second.EnumerateObject().Count()
            && first.EnumerateObject().All(member => second.TryGetProperty(member.Name, out var twin)
                && (JsonElement.DeepEquals(member.Value, twin) || Instants.Agree(member.Value.GetRawText(), twin.GetRawText(), slack)));
    }

    private static string Text(JsonElement? outcome) => outcome?.GetRawText() ?? "none";
}

/// <summary>One request through one variant, where the other is not deployed.</summary>
public sealed record SampleResult(Sample Sample, SampleRun Run);

/// <summary>What became of a request in one variant.</summary>
/// <param name="State">How the execution ended.</param>
/// <param name="Outcome">What the workflow returned; null when the execution did not succeed.</param>
/// <param name="Effects">What it left in the world: rows and messages, by name.</param>
/// <param name="Skipped">How much waiting was skipped.</param>
/// <param name="Usage">The billing units, those of the HTTP API and of the message consumers among them; null where nobody counted.</param>
public sealed record SampleRun(
    WorkflowState State, JsonElement? Outcome, IReadOnlyDictionary<string, string> Effects, TimeSpan Skipped, Usage? Usage)
{
    /// <summary>Whether its time passed for real, so that its instants are its own.</summary>
    public bool IsInRealTime { get; init; }

    /// <summary>The engine's history, without payloads.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>What its Express children did, which is in no history.</summary>
    public IReadOnlyList<TimelineEntry> Children { get; init; } = [];

    /// <summary>The outcome's status, or the execution's state where there is no outcome.</summary>
    public string Status => Outcome is { ValueKind: JsonValueKind.Object } outcome && outcome.TryGetProperty("status", out var status)
        ? status.ToString()
        : State.ToString().ToLowerInvariant();
}

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
