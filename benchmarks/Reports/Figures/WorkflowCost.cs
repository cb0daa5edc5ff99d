using Comparison.Domain;
using Comparison.Pricing.Advice;
using Comparison.Pricing.Bills;
using Comparison.Pricing.BreakEvens;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;

namespace Comparison.Reports.Figures;

/// <summary>A workflow as it is priced: by the sample that waits longest, since waiting is what the variants do differently.</summary>
/// <param name="Name">The workflow and the sample.</param>
/// <param name="Thrifty">The same of the thrifty forms.</param>
internal sealed record WorkflowCost(WorkflowName Workflow, string Name, TwinCounts Twins, TwinCounts Thrifty, Terms Terms)
{
    public const decimal Executions = 1_000_000;

    // What a step returns that is added to find a break-even point, as compare cost has it.
    private const decimal StepResultBytes = 1000;

    public Bill Durable { get; } = Workload.Month(Twins.Durable, Terms, Executions);

    public Bill StepFunctions { get; } = Workload.Month(Twins.StepFunctions, Terms, Executions);

    public Ratios AsWritten { get; } = Ratios.For(Twins, Terms);

    public Ratios WithThrift { get; } = Ratios.For(Thrifty, Terms);

    /// <summary>What varies, and where the cheaper variant then changes.</summary>
    public IReadOnlyList<(Variation Varied, Flip Flip)> BreakEvens { get; } =
        [.. Variations.All(Twins, Terms, StepResultBytes).Select(varied => (varied, varied.Flip()))];

    /// <summary>One for each workflow that was metered, in both forms.</summary>
    public static IReadOnlyList<WorkflowCost> Longest(IEnumerable<SampleComparison> samples) =>
    [
        .. samples.Where(sample => sample is { Durable.Usage: not null, StepFunctions.Usage: not null, Thrifty: not null })
            .GroupBy(sample => sample.Sample.Workflow)
            .Select(group => group.MaxBy(sample => sample.Durable.Skipped)!)
            .Select(sample => new WorkflowCost(
                sample.Sample.Workflow, $"{sample.Sample.Workflow.ToText()} {sample.Sample.Name}", MeteredCounts.Count(sample),
                MeteredCounts.Count(sample.Thrifty!), RunDollars.Terms)),
    ];
}
