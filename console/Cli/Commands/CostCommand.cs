using System.CommandLine;
using System.Text;
using Comparison.Cli.Machines;
using Comparison.Cli.Output;
using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Cli.Commands;

/// <summary><c>compare cost</c>: meters a sample of a workflow on the local cloud, or plays a machine, and prices its units line by line.</summary>
internal sealed class CostCommand : Command
{
    private const decimal DefaultPerMonth = 1_000_000;

    private readonly Argument<string?> _workflow = Choices.WorkflowOrMachine();
    private readonly Option<string?> _sample = Choices.Sample("The sample to meter. The one that waits longest when absent.");

    private readonly Option<decimal?> _perMonth =
        NumberOption.Within("--per-month", "executions", 1, TermsOptions.MaxPerMonth, "Executions a month. 1000000 when absent.");

    // The API takes 200 KB.
    private readonly Option<decimal?> _payload =
        NumberOption.Within("--payload", "KB", 0, 199, "KB of the request, whose input is stored once, by formula. As metered when absent.");

    private readonly Option<TimeSpan?> _wait =
        NumberOption.Duration("--wait", "How long it waits: 90s, 30m, 48h, 7d. As metered when absent.");

    private readonly Option<decimal?> _steps =
        NumberOption.Within("--steps", "steps", 0, 5000, "Steps on top of those of the workflow, by formula; each returns 1 KB.");

    private readonly MachineOptions _machine = new();
    private readonly TermsOptions _terms = new();

    public CostCommand()
        : base("cost", "Prices a workflow, or a state machine of your own, in both variants: modelled dollars, from counted billing units.")
    {
        Add(_workflow);
        _machine.AddTo(this);
        Add(_sample);
        Add(_perMonth);
        Add(_payload);
        Add(_wait);
        Add(_steps);
        _terms.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Refusal(parsed) is { } misuse)
            return Exit.Usage(misuse);
        var plan = _machine.Machine(parsed) is null
            ? RunPlan.Create(parsed.GetValue(_workflow), parsed.GetValue(_sample), scenario: null, input: null)
            : new RunPlan([], []);
        if (plan.Refusal is { } refusal)
            return Exit.Usage(refusal);

        try
        {
            var terms = await _terms.ReadAsync(parsed, cancellationToken);
            if (_machine.Machine(parsed) is { } machine)
                await PriceAsync(parsed, machine, terms);
            else
                await PriceAsync(parsed, plan, terms, cancellationToken);
            return Exit.Same;
        }
        catch (Exception refused) when (
            refused is DeploymentException or IOException or MachineException or PriceSheetException or RefusedException or StuckException
                or UnauthorizedAccessException)
        {
            return Exit.Usage(refused.Message.ReplaceLineEndings(" "));
        }
    }

    private string? Refusal(ParseResult parsed)
    {
        var isMachine = _machine.Machine(parsed) is not null;
        if (isMachine == (parsed.GetValue(_workflow) is not null))
            return $"Name a workflow, or a machine by --machine. Workflows: {string.Join(", ", WorkflowNames.All.Select(known => known.ToText()))}.";
        if (isMachine && (parsed.GetValue(_sample) is not null || parsed.GetValue(_payload) is not null))
            return "--sample and --payload go with a workflow; a machine has its --input.";
        return _machine.Refusal(parsed);
    }

    private async Task PriceAsync(ParseResult parsed, RunPlan plan, Terms terms, CancellationToken cancellationToken)
    {
        var metered = await Terminal.WaitAsync("metering", _ => MeterAsync(plan.Samples, cancellationToken));
        var longer = Longer(metered.Sample, parsed.GetValue(_payload));
        CostView.Write(
            Terminal.Console, new(metered.Sample.Name, Changed(parsed, MeteredCounts.Count(metered).Writing(longer)), CostView.Metered)
            {
                Thrifty = Changed(parsed, MeteredCounts.Count(metered.Thrifty!).Writing(longer)),
            }, terms, PerMonth(parsed));
    }

    private async Task PriceAsync(ParseResult parsed, string machine, Terms terms)
    {
        var played = await _machine.PlayAsync(parsed);
        PlayedView.Write(Terminal.Console, played);
        CostView.Write(Terminal.Console, new(Path.GetFileName(machine), Changed(parsed, played.Twins), PlayedView.Counted), terms, PerMonth(parsed));
    }

    private TwinCounts Changed(ParseResult parsed, TwinCounts twins)
    {
        var longer = twins.Plus(Element.Step, parsed.GetValue(_steps) ?? 0, CostView.StepResultBytes);
        return parsed.GetValue(_wait) is { } wait ? longer.Waiting(wait) : longer;
    }

    private decimal PerMonth(ParseResult parsed) => parsed.GetValue(_perMonth) ?? DefaultPerMonth;

    /// <summary>Runs the samples and takes the one that waited longest: waiting is what the variants do differently.</summary>
    private static async Task<SampleComparison> MeterAsync(IEnumerable<Sample> samples, CancellationToken cancellationToken)
    {
        List<SampleComparison> runs = [];
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var both = await LocalComparison.DeployInBothFormsAsync(cloud, cancellationToken: cancellationToken);
        foreach (var sample in samples)
            runs.Add(await both.RunAsync(sample, cancellationToken));
        return runs.MaxBy(run => run.Durable.Skipped)!;
    }

    // What the request is longer than the sample, in bytes; AWS's examples have 1,000 of them in a KB.
    private static decimal Longer(Sample sample, decimal? kilobytes) =>
        kilobytes is { } target ? Math.Max(0, target * 1000 - Encoding.UTF8.GetByteCount(sample.Payload)) : 0;
}
