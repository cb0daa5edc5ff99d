using System.Text.Json;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Playing;

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

/// <summary>What became of a scenario in one variant.</summary>
/// <param name="Answers">The statuses that the HTTP API answered with, in order; of things that happened at once, sorted.</param>
public sealed record ScenarioRun(SampleRun Run, IReadOnlyList<int> Answers)
{
    /// <summary>The faults that came true.</summary>
    public IReadOnlyList<FaultStrike> Strikes { get; init; } = [];

    /// <summary>What the execution left behind, as the invariants look at it; null before they did.</summary>
    public Aftermath? Aftermath { get; init; }

    /// <summary>The invariants that do not hold afterwards.</summary>
    public IReadOnlyList<BrokenInvariant> Broken => Aftermath is null ? [] : Invariants.Check(Aftermath);
}

/// <summary>Plays scenarios in both variants, each in stacks of its own, so that none sees what another left.</summary>
/// <param name="form">How both are written.</param>
public sealed class ScenarioRunner(LocalCloud cloud, Form form = Form.Readable)
{
    /// <summary>Told in words how far <see cref="RunAllAsync"/> is.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>Plays them all, as many at once as there are processors; the comparisons come in the order of the scenarios.</summary>
    /// <exception cref="StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public async Task<IReadOnlyList<ScenarioComparison>> RunAllAsync(
        IReadOnlyList<Scenario> scenarios, CancellationToken cancellationToken = default)
    {
        var comparisons = new ScenarioComparison[scenarios.Count];
        var played = 0;
        await Parallel.ForAsync(0, scenarios.Count, cancellationToken, async (index, ct) =>
        {
            comparisons[index] = await RunAsync(scenarios[index], ct);
            Progress?.Report($"scenarios, {Interlocked.Increment(ref played)} of {scenarios.Count}");
        });
        return comparisons;
    }

    /// <exception cref="StuckException">Nothing is going on any more and an execution has not ended.</exception>
    public async Task<ScenarioComparison> RunAsync(Scenario scenario, CancellationToken cancellationToken = default)
    {
        using var both = await LocalComparison.DeployAsync(cloud, form, cancellationToken: cancellationToken);
        var runs = await Task.WhenAll(
            PlayAsync(both.Durable, both.Http, scenario, cancellationToken),
            PlayAsync(both.StepFunctions, both.Http, scenario, cancellationToken));
        return new(scenario, runs[0], runs[1]);
    }

    private static async Task<ScenarioRun> PlayAsync(
        DeployedStack stack, HttpClient http, Scenario scenario, CancellationToken cancellationToken)
    {
        stack.Account.Context.Faults.Order(scenario.Faults);
        var driver = new ScenarioDriver(stack, http, scenario.Sample);
        await driver.StartAsync(cancellationToken);
        await scenario.Play(driver, cancellationToken);
        await driver.UntilEndedAsync(cancellationToken);
        var run = await driver.ResultAsync(cancellationToken);
        return new(run, scenario.IsRace ? [.. driver.Answers.Order()] : driver.Answers)
        {
            Strikes = stack.Account.Context.Faults.Strikes,
            Aftermath = (await AftermathReader.ReadAsync(stack, [(scenario.Sample.Workflow, driver.Id)], cancellationToken))[0],
        };
    }
}
