using Comparison.Local.Cloud.Meter;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Costs;

/// <summary>The bridge from a metered run to the cost model: the meter's counts, and from the history what a meter cannot tell.</summary>
public static class MeteredCounts
{
    /// <remarks>
    /// The API invokes one function for each of its requests, so the rest of the Lambda requests are the workflow's and its consumers'.
    /// Each operation but the execution's own is taken as a checkpoint that the function waits for, which is the most it can be.
    /// </remarks>
    public static Counts Of(SampleRun run)
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

    public static TwinCounts Of(SampleComparison comparison) => new(Of(comparison.Durable), Of(comparison.StepFunctions));
}
