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
        if (durable.State != machine.State)
            differences.Add($"state: {durable.State} in durable, {machine.State} in Step Functions");
        if (!SameOutcome(durable.Outcome, machine.Outcome))
            differences.Add($"outcome: {Text(durable.Outcome)} in durable, {Text(machine.Outcome)} in Step Functions");
        var rows = (durable.Decision ?? Nothing).Keys.Union((machine.Decision ?? Nothing).Keys).Order(StringComparer.Ordinal);
        foreach (var attribute in rows)
        {
            var one = durable.Decision?.GetValueOrDefault(attribute);
            var other = machine.Decision?.GetValueOrDefault(attribute);
            if (one != other)
                differences.Add($"decision.{attribute}: {one ?? "none"} in durable, {other ?? "none"} in Step Functions");
        }
        return differences;
    }

    private static readonly Dictionary<string, string> Nothing = [];

    // By value: 5000 and 5000.0 are one number, and the order of members means nothing.
    private static bool SameOutcome(JsonElement? one, JsonElement? other) =>
        one is { } first && other is { } second ? JsonElement.DeepEquals(first, second) : one is null && other is null;

    private static string Text(JsonElement? outcome) => outcome?.GetRawText() ?? "none";
}
