using System.Text.Json;
using Comparison.Suite.Samples;

namespace Comparison.Suite.Runs;

/// <summary>One request through both variants.</summary>
public sealed record SampleComparison(Sample Sample, SampleRun Durable, SampleRun StepFunctions)
{
    /// <summary>What differs between the variants and must not: nothing, when they are at parity.</summary>
    public IReadOnlyList<string> Differences { get; } = Compare(Durable, StepFunctions);

    public bool IsSame => Differences.Count == 0;

    private static List<string> Compare(SampleRun durable, SampleRun machine)
    {
        var differences = new List<string>();
        var isReal = durable.IsInRealTime || machine.IsInRealTime;
        if (durable.State != machine.State)
            differences.Add($"state: {durable.State} in durable, {machine.State} in Step Functions");
        if (!SameOutcome(durable.Outcome, machine.Outcome, isReal))
            differences.Add($"outcome: {Text(durable.Outcome)} in durable, {Text(machine.Outcome)} in Step Functions");
        foreach (var effect in durable.Effects.Keys.Union(machine.Effects.Keys).Order(StringComparer.Ordinal))
        {
            var one = durable.Effects.GetValueOrDefault(effect);
            var other = machine.Effects.GetValueOrDefault(effect);
            if (isReal ? InstantMask.Apply(effect, one) != InstantMask.Apply(effect, other) : one != other)
                differences.Add($"{effect}: {one ?? "none"} in durable, {other ?? "none"} in Step Functions");
        }
        return differences;
    }

    // By value: 5000 and 5000.0 are one number, and the order of members means nothing.
    private static bool SameOutcome(JsonElement? one, JsonElement? other, bool isReal)
    {
        if (one is not { } first || other is not { } second)
            return one is null && other is null;
        return isReal
            ? JsonElement.DeepEquals(JsonElement.Parse(InstantMask.Apply(first.GetRawText())), JsonElement.Parse(InstantMask.Apply(second.GetRawText())))
            : JsonElement.DeepEquals(first, second);
    }

    private static string Text(JsonElement? outcome) => outcome?.GetRawText() ?? "none";
}
