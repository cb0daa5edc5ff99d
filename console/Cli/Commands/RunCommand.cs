using System.CommandLine;
using System.Text.Json;
using Comparison.Adapters;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud.Hosting;
using Comparison.Suite.Faults;
using Comparison.Suite.Reports;
using Comparison.Suite.Runs;
using Comparison.Suite.Scenarios;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run</c>: the same requests through both variants, with time skipped, on this machine.</summary>
internal sealed class RunCommand : Command
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Argument<string?> _workflow = new("workflow")
    {
        Description = $"Only this workflow: {string.Join(", ", WorkflowNames.All.Select(known => known.ToText()))}. All of them when absent.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _sample = new("--sample") { Description = "Only this sample, such as REQ-001." };
    private readonly Option<string?> _scenario = new("--scenario") { Description = "Only this scenario, such as answered-late." };
    private readonly Option<bool> _faults = new("--faults")
    {
        Description = "Breaks everything instead: every call, message, function, checkpoint and state.",
    };

    private readonly Option<string?> _input = new("--input") { Description = "A request of your own: a JSON file." };
    private readonly Option<int?> _fuzz = new("--fuzz") { Description = "Plays so many cases drawn by chance: requests, answers, silence, faults." };
    private readonly Option<long?> _seed = new("--seed") { Description = "The seed that the cases are drawn from; drawn itself when absent." };
    private readonly Option<string?> _fuzzCase = new("--fuzz-case") { Description = "Plays one case again: the file that --fuzz wrote." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints the report as JSON, for scripts." };

    public RunCommand()
        : base("run", "Runs samples and scenarios through both variants and compares outcomes and billing units.")
    {
        Add(_workflow);
        Add(_sample);
        Add(_scenario);
        Add(_input);
        Add(_faults);
        Add(_fuzz);
        Add(_seed);
        Add(_fuzzCase);
        Add(_json);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = RunPlan.Of(
            parsed.GetValue(_workflow), parsed.GetValue(_sample), parsed.GetValue(_scenario), parsed.GetValue(_input), parsed.GetValue(_faults));
        var fuzz = new FuzzChoice(parsed.GetValue(_fuzz), parsed.GetValue(_seed), parsed.GetValue(_fuzzCase));
        if ((plan.Refusal ?? fuzz.RefusalBeside(plan)) is { } refusal)
            return Exit.Usage(refusal);

        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Artifacts, "report")).FullName;
        if (fuzz.IsMade)
            return await new FuzzRun(folder, parsed.GetValue(_json)).RunAsync(
                fuzz, WorkflowNames.Find(parsed.GetValue(_workflow)), cancellationToken);
        List<SampleComparison> samples;
        IReadOnlyList<ScenarioComparison> scenarios;
        ScenarioComparison? crash;
        FaultResults? faults;
        try
        {
            await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
            samples = await RunSamplesAsync(cloud, plan, folder, cancellationToken);
            scenarios = await PlayScenariosAsync(cloud, plan, folder, cancellationToken);
            crash = plan.IsWhole ? await new ScenarioRunner(cloud).RunAsync(FaultCatalog.Showcase, cancellationToken) : null;
            faults = plan.Broken.Count > 0 ? await BreakAsync(cloud, plan, folder, cancellationToken) : null;
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }

        var report = RunReport.Of(samples, crash is null ? scenarios : [.. scenarios, crash], faults).ToJsonString(Indented);
        await File.WriteAllTextAsync(Path.Combine(folder, "run.json"), report, cancellationToken);
        if (parsed.GetValue(_json))
            Terminal.Say(report);
        else
            Print(samples, scenarios, crash, faults, RepositoryFiles.Shown(folder));
        return samples.All(sample => sample.IsSame) && scenarios.All(scenario => scenario.IsAsExpected)
            && crash is not { IsAsExpected: false } && faults is not { IsSound: false } ? Exit.Same : Exit.Different;
    }

    private static async Task<List<SampleComparison>> RunSamplesAsync(
        LocalCloud cloud, RunPlan plan, string folder, CancellationToken cancellationToken)
    {
        List<SampleComparison> comparisons = [];
        if (plan.Samples.Count == 0)
            return comparisons;
        using var both = await LocalComparison.DeployAsync(
            cloud, tagReplay: Environment.GetEnvironmentVariable(Setting.LogReplay) == "tag", cancellationToken);
        foreach (var sample in plan.Samples)
            comparisons.Add(await both.RunAsync(sample, cancellationToken));
        await File.WriteAllTextAsync(Path.Combine(folder, "run.log"), RunLogFile.Of(both), cancellationToken);
        return comparisons;
    }

    private static async Task<IReadOnlyList<ScenarioComparison>> PlayScenariosAsync(
        LocalCloud cloud, RunPlan plan, string folder, CancellationToken cancellationToken)
    {
        var comparisons = await new ScenarioRunner(cloud).RunAllAsync(plan.Scenarios, cancellationToken);
        if (comparisons.Count > 0)
            await File.WriteAllTextAsync(Path.Combine(folder, "scenarios.md"), ScenarioReport.Markdown(comparisons), cancellationToken);
        return comparisons;
    }

    private static async Task<FaultResults> BreakAsync(LocalCloud cloud, RunPlan plan, string folder, CancellationToken cancellationToken)
    {
        var results = await FaultResults.PlayAsync(cloud, plan.Broken, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "what-breaks.md"), WhatBreaks.Markdown(results), cancellationToken);
        return results;
    }

    private static void Print(
        List<SampleComparison> samples, IReadOnlyList<ScenarioComparison> scenarios, ScenarioComparison? crash, FaultResults? faults, string folder)
    {
        if (samples.Count > 0)
            RunTable.Write(Terminal.Console, samples, $"{folder}/run.json");
        if (scenarios.Count > 0)
            ScenarioTable.Write(Terminal.Console, scenarios, $"{folder}/scenarios.md", isWhole: samples.Count == 0);
        if (crash is not null)
            FaultTable.WriteShowcase(Terminal.Console, crash);
        if (faults is not null)
            FaultTable.Write(Terminal.Console, faults, $"{folder}/what-breaks.md");
    }
}
