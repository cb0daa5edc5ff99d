using System.Text.Json;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Catalog;

/// <summary>One scenario in both variants.</summary>
public sealed record ScenarioComparison(Scenario Scenario, ScenarioRun Durable, ScenarioRun StepFunctions)
{
    /// <summary>What is not as it must be: an outcome that nobody expected, or a difference between the variants.</summary>
    public IReadOnlyList<string> Faults { get; } = Check(Scenario, Durable, StepFunctions);

    public bool IsAsExpected => Faults.Count == 0;

    private static List<string> Check(Scenario scenario, ScenarioRun durable, ScenarioRun machine)
    {
        var faults = new List<string>();
        foreach (var (variant, run) in new[] { ("durable", durable), ("Step Functions", machine) })
        {
            if (!scenario.Expected.Contains(run.Run.Status))
                faults.Add($"{variant}: {run.Run.Status}, expected {string.Join(" or ", scenario.Expected)}");
            faults.AddRange(run.Broken.Select(broken => $"{variant}: {broken.Invariant.Name}: {broken.Evidence}"));
            faults.AddRange(scenario.Leaves.Where(left => !run.Run.Effects.ContainsKey(left)).Select(left => $"{variant}: there are no {left}"));
            faults.AddRange(Unstruck(scenario, run).Select(fault => $"{variant}: {fault} never struck"));
            if (scenario.IsRace && Divided(run.Run) is { } divided)
                faults.Add($"{variant}: {divided}");
        }
        if (scenario.IsRace)
            return faults;
        faults.AddRange(new SampleComparison(scenario.Sample, durable.Run, machine.Run, scenario.Slack).Differences);
        if (!durable.Answers.SequenceEqual(machine.Answers))
            faults.Add($"answers: {string.Join(", ", durable.Answers)} in durable, {string.Join(", ", machine.Answers)} in Step Functions");
        return faults;
    }

    // A fault that never comes true proves nothing. Of several one is enough, where the variants have different names for the same thing;
    // a consumer that is down strikes at no message.
    private static IEnumerable<Fault> Unstruck(Scenario scenario, ScenarioRun run) =>
        scenario.Faults.Count > 0 && run.Strikes.Count == 0 && scenario.Faults.All(fault => fault.Kind != FaultKind.ConsumerDown) ? scenario.Faults : [];

    // The row is the truth: whoever it says decided must be whom the outcome names.
    private static string? Divided(SampleRun run)
    {
        var row = run.Effects.TryGetValue("decision.decided_by", out var decided)
            ? JsonElement.Parse(decided).GetProperty("S").GetString()
            : null;
        var outcome = run.Outcome is { } found && found.TryGetProperty("decided_by", out var by) ? by.GetString() : null;
        return row == outcome ? null : $"the row says {row ?? "nobody"}, the outcome {outcome ?? "nobody"}";
    }
}
