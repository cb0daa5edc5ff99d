using System.Text.Json;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Runs;

/// <summary>One request through both variants.</summary>
/// <param name="Slack">By how much instants may differ: where something broke, the engines try again at times of their own.</param>
public sealed record SampleComparison(Sample Sample, SampleRun Durable, SampleRun StepFunctions, TimeSpan Slack = default)
{
    /// <summary>What differs between the variants and must not: nothing, when they are at parity.</summary>
    public IReadOnlyList<string> Differences { get; } = Compare(
        Durable, StepFunctions, Durable.IsInRealTime || StepFunctions.IsInRealTime ? TimeSpan.MaxValue : Slack, "durable", "Step Functions");

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
