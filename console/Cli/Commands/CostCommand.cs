using System.CommandLine;
using System.Text;
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

/// <summary><c>compare cost WORKFLOW</c>: meters a sample on the local cloud and prices its billing units line by line.</summary>
internal sealed class CostCommand : Command
{
    private const decimal DefaultPerMonth = 1_000_000;

    private readonly Argument<string> _workflow = new("workflow")
    {
        Description = string.Join(", ", WorkflowNames.All.Select(workflow => workflow.ToText())),
    };

    private readonly Option<string?> _sample = new("--sample")
    {
        Description = "The sample to meter. The one that waits longest when absent.",
    };

    private readonly Option<decimal?> _perMonth =
        NumberOption.Within("--per-month", 1, TermsOptions.MaxPerMonth, "Executions a month. 1000000 when absent.");

    // The API takes 200 KB.
    private readonly Option<decimal?> _payload =
        NumberOption.Within("--payload", 0, 199, "KB of the request, whose input is stored once, by formula. As metered when absent.");

    private readonly Option<TimeSpan?> _wait =
        NumberOption.Duration("--wait", "How long it waits: 90s, 30m, 48h, 7d. As metered when absent.");

    private readonly Option<decimal?> _steps =
        NumberOption.Within("--steps", 0, 5000, "Steps on top of those of the workflow, by formula; each returns 1 KB.");

    private readonly TermsOptions _terms = new();

    public CostCommand()
        : base("cost", "Prices a workflow in both variants: modelled dollars, from metered billing units.")
    {
        Add(_workflow);
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
        var plan = RunPlan.Create(parsed.GetRequiredValue(_workflow), parsed.GetValue(_sample), scenario: null, input: null);
        if (plan.Refusal is { } refusal)
            return Exit.Usage(refusal);

        try
        {
            var terms = await _terms.ReadAsync(parsed, cancellationToken);
            var metered = await MeterAsync(plan.Samples, cancellationToken);
            var changed = (TwinCounts twins) =>
            {
                var longer = twins.Plus(Element.Step, parsed.GetValue(_steps) ?? 0, CostView.StepResultBytes)
                    .Writing(Longer(metered.Sample, parsed.GetValue(_payload)));
                return parsed.GetValue(_wait) is { } wait ? longer.Waiting(wait) : longer;
            };
            CostView.Write(
                Terminal.Console, metered.Sample.Name, changed(MeteredCounts.Count(metered)), changed(ThriftyShape.Count(metered)), terms,
                parsed.GetValue(_perMonth) ?? DefaultPerMonth);
            return Exit.Same;
        }
        catch (Exception refused) when (refused is DeploymentException or PriceSheetException or RefusedException or StuckException)
        {
            return Exit.Usage(refused.Message);
        }
    }

    /// <summary>Runs the samples and takes the one that waited longest: waiting is what the variants do differently.</summary>
    private static async Task<SampleComparison> MeterAsync(IEnumerable<Sample> samples, CancellationToken cancellationToken)
    {
        List<SampleComparison> runs = [];
        await using var cloud = await LocalCloud.StartAsync(cancellationToken: cancellationToken);
        using var both = await LocalComparison.DeployAsync(cloud, cancellationToken: cancellationToken);
        foreach (var sample in samples)
            runs.Add(await both.RunAsync(sample, cancellationToken));
        return runs.MaxBy(run => run.Durable.Skipped)!;
    }

    // What the request is longer than the sample, in bytes; AWS's examples have 1,000 of them in a KB.
    private static decimal Longer(Sample sample, decimal? kilobytes) =>
        kilobytes is { } target ? Math.Max(0, target * 1000 - Encoding.UTF8.GetByteCount(sample.Payload)) : 0;
}
