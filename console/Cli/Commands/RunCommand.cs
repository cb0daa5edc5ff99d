using System.CommandLine;
using Comparison.Adapters;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud.Hosting;
using Comparison.Suite.Reports;
using Comparison.Suite.Runs;
using Comparison.Suite.Scenarios;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run</c>: the same requests through both variants, with time skipped on this machine, or on AWS.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string?> _workflow = new("workflow")
    {
        Description = $"Only this workflow: {string.Join(", ", WorkflowNames.All.Select(known => known.ToText()))}. All of them when absent.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _sample = new("--sample") { Description = "Only this sample, such as REQ-001." };
    private readonly Option<string?> _scenario = new("--scenario") { Description = "Only this scenario, such as answered-late." };
    private readonly Option<string?> _input = new("--input") { Description = "A request of your own: a JSON file." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints the report as JSON, for scripts." };

    private readonly TargetOptions _target = new();

    public RunCommand()
        : base("run", "Runs samples and scenarios through both variants and compares outcomes and billing units.")
    {
        Add(_workflow);
        Add(_sample);
        Add(_scenario);
        Add(_input);
        Add(_json);
        _target.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = RunPlan.Of(
            parsed.GetValue(_workflow), parsed.GetValue(_sample), parsed.GetValue(_scenario), parsed.GetValue(_input));
        if (plan.Refusal is { } refusal)
            return Exit.Usage(refusal);

        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFiles.Artifacts, "report")).FullName;
        if (_target.IsAws(parsed))
            return parsed.GetValue(_scenario) is null
                ? await new AwsRun(folder, parsed.GetValue(_json)).RunAsync(
                    () => _target.DeploymentsAsync(parsed, cancellationToken), plan.Samples, cancellationToken)
                : Exit.Usage("Scenarios move time and stop executions, which only the local cloud lets them do; choose a sample.");

        List<SampleComparison> samples;
        IReadOnlyList<ScenarioComparison> scenarios;
        try
        {
            await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
            samples = await RunSamplesAsync(cloud, plan, folder, cancellationToken);
            scenarios = await PlayScenariosAsync(cloud, plan, folder, cancellationToken);
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }

        var report = RunReport.Of(samples, scenarios).ToJsonString(AwsRun.Indented);
        await File.WriteAllTextAsync(Path.Combine(folder, "run.json"), report, cancellationToken);
        if (parsed.GetValue(_json))
            Terminal.Say(report);
        else
            Print(samples, scenarios, RepositoryFiles.Shown(folder));
        return samples.All(sample => sample.IsSame) && scenarios.All(scenario => scenario.IsAsExpected) ? Exit.Same : Exit.Different;
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

    private static void Print(List<SampleComparison> samples, IReadOnlyList<ScenarioComparison> scenarios, string folder)
    {
        if (samples.Count > 0)
            RunTable.Write(Terminal.Console, samples, $"{folder}/run.json");
        if (scenarios.Count > 0)
            ScenarioTable.Write(Terminal.Console, scenarios, $"{folder}/scenarios.md", isWhole: samples.Count == 0);
    }
}
