using System.Text.Json;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Runs;

/// <summary>One request through both variants.</summary>
/// <param name="Slack">By how much instants may differ: where something broke, the engines try again at times of their own.</param>
public sealed record SampleComparison(Sample Sample, SampleRun Durable, SampleRun StepFunctions, TimeSpan Slack = default)
{
    /// <summary>What differs between the variants and must not: nothing, when they are at parity.</summary>
    public IReadOnlyList<string> Differences { get; } = Compare(Durable, StepFunctions, Slack);

    public bool IsSame => Differences.Count == 0;

    private static List<string> Compare(SampleRun durable, SampleRun machine, TimeSpan slack)
    {
        var differences = new List<string>();
        if (durable.State != machine.State)
            differences.Add($"state: {durable.State} in durable, {machine.State} in Step Functions");
        if (!SameOutcome(durable.Outcome, machine.Outcome, slack))
            differences.Add($"outcome: {Text(durable.Outcome)} in durable, {Text(machine.Outcome)} in Step Functions");
        foreach (var effect in durable.Effects.Keys.Union(machine.Effects.Keys).Order(StringComparer.Ordinal))
        {
            var one = durable.Effects.GetValueOrDefault(effect);
            var other = machine.Effects.GetValueOrDefault(effect);
            if (!Instants.Agree(one, other, slack))
                differences.Add($"{effect}: {one ?? "none"} in durable, {other ?? "none"} in Step Functions");
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
