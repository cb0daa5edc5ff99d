using Comparison.Adapters.Engines;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Pricing.Assumptions;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Costs;

/// <summary>What a million runs like a metered one cost on AWS: modelled US dollars in us-east-1, free tiers left out.</summary>
/// <param name="Low">The total with each assumption at its low end.</param>
/// <param name="High">The total with each assumption at its high end.</param>
public sealed record RunDollars(decimal Orchestration, decimal Functions, decimal SharedApi, decimal Low, decimal High)
{
    private const decimal Million = 1_000_000;

    public decimal Total => Orchestration + Functions + SharedApi;

    /// <summary>The prices and how functions are deployed, for whoever shows the figures.</summary>
    public static Terms Terms { get; } = new(PriceSheets.For(PriceSheets.Home), RetentionDays: StackOptions.RetentionDays);

    public static RunDollars Price(SampleRun run)
    {
        var counts = MeteredCounts.Count(run);
        var bill = Workload.Month(counts, Terms, Million);
        return new(
            bill.Amount(CostGroup.Orchestration), bill.Amount(CostGroup.Functions), bill.Amount(CostGroup.SharedApi),
            Workload.Month(counts, Terms, Million, Level.Low).Total, Workload.Month(counts, Terms, Million, Level.High).Total);
    }
}

/// <summary>Counts an execution's billing units from its history, by AWS's formulas: what the meter counted must be the same.</summary>
public static class HistoryCounts
{
    private static readonly string[] Operations =
    [
        "ExecutionStarted", "ContextStarted", "StepStarted", "WaitStarted", "CallbackStarted", "ChainedInvokeStarted",
    ];

    /// <summary>Durable operations: the execution, each attempt of a step, each context, wait, callback and chained invoke.</summary>
    public static int DurableOperations(IReadOnlyList<TimelineEntry> timeline) => timeline.Count(entry => Operations.Contains(entry.Event));

    /// <summary>Attempts of steps, which are work that the durable function does itself.</summary>
    public static int Steps(IReadOnlyList<TimelineEntry> timeline) => timeline.Count(entry => entry.Event == "StepStarted");

    /// <summary>Attempts of a state machine's tasks.</summary>
    public static int Tasks(IReadOnlyList<TimelineEntry> timeline) =>
        timeline.Count(entry => entry.Event is "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled");

    /// <summary>Invocations of a durable function after the first one.</summary>
    public static int Resumes(IReadOnlyList<TimelineEntry> timeline) =>
        Math.Max(0, timeline.Count(entry => entry.Event == "InvocationCompleted") - 1);

    /// <summary>State transitions without start and end: states entered, and each time that a task was scheduled again.</summary>
    public static int StateTransitions(IReadOnlyList<TimelineEntry> timeline)
    {
        int Count(Func<string, bool> isCounted) => timeline.Count(entry => isCounted(entry.Event));
        var attempts = Tasks(timeline);
        return Count(name => name.EndsWith("StateEntered", StringComparison.Ordinal))
            + Math.Max(0, attempts - Count(name => name == "TaskStateEntered"));
    }
}

/// <summary>The bridge from a metered run to the cost model: the meter's counts, and from the history what a meter cannot tell.</summary>
public static class MeteredCounts
{
    /// <remarks>
    /// The API invokes one function for each of its requests, so the rest of the Lambda requests are the workflow's and its consumers'.
    /// Each operation but the execution's own is taken as a checkpoint that the function waits for, which is the most it can be.
    /// </remarks>
    public static Counts Count(SampleRun run)
    {
        var usage = run.Usage ?? throw new ArgumentException("Nobody counted what the run used.", nameof(run));
        var operations = usage[BillingUnit.DurableOperations];
        return new()
        {
            DurableOperations = operations,
            DurableBytesWritten = usage[BillingUnit.DurableBytesWritten],
            StatesEntered = usage[BillingUnit.StateTransitions],
            FunctionRequests = usage[BillingUnit.Invocations] - usage[BillingUnit.ApiRequests],
            Resumes = HistoryCounts.Resumes(run.Timeline),
            Checkpoints = Math.Max(0, operations - 1),
            InlineWork = HistoryCounts.Steps(run.Timeline),
            Tasks = HistoryCounts.Tasks(run.Timeline),
            SqsRequests = usage[BillingUnit.SqsRequests],
            DynamoDbReads = usage[BillingUnit.DynamoDbReads],
            DynamoDbWrites = usage[BillingUnit.DynamoDbWrites],
            LogBytes = usage[BillingUnit.LogBytes],
            ApiRequests = usage[BillingUnit.ApiRequests],
            Waiting = run.Skipped,
        };
    }

    public static TwinCounts Count(SampleComparison comparison) => new(Count(comparison.Durable), Count(comparison.StepFunctions));
}
