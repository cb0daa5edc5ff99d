using System.CommandLine;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;

namespace Comparison.Cli.Commands;

/// <summary><c>compare run</c>: the same requests through both variants, with time skipped on this machine, or on AWS.</summary>
internal sealed class RunCommand : Command
{
    private readonly Argument<string?> _workflow = Choices.WorkflowOrAll();
    private readonly Option<string?> _sample = Choices.Sample("Only this sample, such as REQ-001.");
    private readonly Option<string?> _scenario = Choices.Scenario("Only this scenario, such as answered-late.");

    private readonly Option<bool> _faults = new("--faults")
    {
        Description = "Breaks everything instead: every call, message, function, checkpoint and state.",
    };

    private readonly Option<string?> _input = new("--input") { Description = "A request of your own: a JSON file.", HelpName = "file" };

    private readonly Option<int?> _fuzz = NumberOption.Whole(
        "--fuzz", "cases", 1, 1_000_000, "Plays so many cases drawn by chance: requests, answers, silence, faults.");

    private readonly Option<int?> _seed = NumberOption.Whole(
        "--seed", "number", 0, int.MaxValue, "With --fuzz: what the cases are drawn from; drawn itself when absent.");

    private readonly Option<string?> _fuzzCase = new("--fuzz-case") { Description = "Plays one case again: the file that --fuzz wrote.", HelpName = "file" };

    private readonly Option<string> _form = Choices.WrittenAs(
        "--form", "How the workflows are written: readable, or thrifty, with the fewest operations and transitions.");

    private readonly Option<bool> _json = new("--json") { Description = "Prints the report as JSON, for scripts." };

    private readonly TargetOptions _target = new();

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
        Add(_form);
        Add(_json);
        _target.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = RunPlan.Create(
            parsed.GetValue(_workflow), parsed.GetValue(_sample), parsed.GetValue(_scenario), parsed.GetValue(_input), parsed.GetValue(_faults))
            with { Form = Enum.GetValues<Form>().Single(form => form.ToText() == parsed.GetRequiredValue(_form)) };
        var fuzz = new FuzzChoice(parsed.GetValue(_fuzz), parsed.GetValue(_seed), parsed.GetValue(_fuzzCase));
        if ((plan.Refusal ?? fuzz.RefusalBeside(plan)) is { } refusal)
            return Exit.Usage(refusal);

        var isReadable = plan.Form == Form.Readable;
        var isJson = parsed.GetValue(_json);
        if (_target.IsAws(parsed) && !isReadable)
            return Exit.Usage("Terraform deploys the readable forms; the thrifty ones run in the local cloud.");
        if (_target.IsAws(parsed))
            return parsed.GetValue(_scenario) is null && !parsed.GetValue(_faults) && !fuzz.IsMade
                ? await new AwsRun(ReportFolder.For(plan.Form, isWhole: false), isJson).RunAsync(
                    () => _target.DeploymentsAsync(parsed, cancellationToken), plan.Samples, cancellationToken)
                : Exit.Usage("Scenarios move time and break things, which only the local cloud lets them do; choose a sample.");
        if (fuzz.IsMade)
            return await new FuzzedRun(ReportFolder.For(plan.Form, isWhole: false), plan.Form, isJson).RunAsync(fuzz, WorkflowNames.Find(parsed.GetValue(_workflow)), cancellationToken);

        var folder = ReportFolder.For(plan.Form, plan.IsWhole);
        // The page shows what was found by breaking everything.
        var tables = ReportFolder.For(plan.Form, plan.IsWhole || plan.IsWhollyBroken);
        RunResults results;
        try
        {
            results = await Terminal.WaitAsync("starting", progress => new LocalRun(plan, tables, progress).RunAsync(cancellationToken));
        }
        catch (Exception stop) when (stop is RefusedException or StuckException)
        {
            return Exit.Usage(stop.Message);
        }

        var report = await ReportFolder.WriteRunAsync(folder, RunReport.Create(results), cancellationToken);
        if (isReadable)
            await ReportFolder.WriteAsync(folder, results.Samples, results.Scenarios, isPublished: false, cancellationToken);
        if (isJson)
            Terminal.Say(report);
        else
            Print(results, RepositoryFiles.Shown(folder), RepositoryFiles.Shown(tables));
        if (!isJson && !plan.IsWhole && isReadable)
            Terminal.Tell(ReportFolder.OfTheWhole());
        return results.IsSound ? Exit.Same : Exit.Different;
    }

    private static void Print(RunResults results, string folder, string tables)
    {
        if (results.Samples.Count > 0)
            RunTable.Write(Terminal.Console, results.Samples, $"{folder}/run.json");
        if (results.Scenarios.Count > 0)
            ScenarioTable.Write(Terminal.Console, results.Scenarios, $"{tables}/scenarios.md", isWhole: results.Samples.Count == 0);
        if (results.Crash is { } crash)
            FaultTable.WriteShowcase(Terminal.Console, crash);
        if (results.Faults is { } faults)
            FaultTable.Write(Terminal.Console, faults, $"{tables}/what-breaks.md");
        Terminal.Say($"See it on one screen: compare serve, and then http://127.0.0.1:{ServeCommand.DefaultPort}");
    }
}
