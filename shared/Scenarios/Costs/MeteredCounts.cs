using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
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
    /// How long Express children took is not counted: skipped time has no honest duration, so that it is assumed.
    /// </remarks>
    /// <exception cref="ArgumentException">Nobody counted what the run used.</exception>
    public static Counts Count(SampleRun run, WorkflowName workflow)
    {
        ArgumentNullException.ThrowIfNull(run);
        var usage = run.Usage ?? throw new ArgumentException("Nobody counted what the run used.", nameof(run));
        var operations = usage[BillingUnit.DurableOperations];
        var shared = new Counts
        {
            DurableOperations = operations,
            DurableBytesWritten = usage[BillingUnit.DurableBytesWritten],
            StatesEntered = usage[BillingUnit.StateTransitions],
            ExpressRequests = usage[BillingUnit.ExpressRequests],
            FunctionRequests = usage[BillingUnit.Invocations] - usage[BillingUnit.ApiRequests],
            SqsRequests = usage[BillingUnit.SqsRequests],
            DynamoDbReads = usage[BillingUnit.DynamoDbReads],
            DynamoDbWrites = usage[BillingUnit.DynamoDbWrites],
            LogBytes = usage[BillingUnit.LogBytes],
            ApiRequests = usage[BillingUnit.ApiRequests],
            Waiting = run.Skipped,
        };
        // Of one instant the children's come last: the state that started them waits for nobody else.
        IReadOnlyList<TimelineEntry> machine = [.. run.Timeline.Concat(run.Children).OrderBy(entry => entry.At)];
        return operations > 0
            ? shared with
            {
                Checkpoints = operations - 1,
                FlatBranches = HistoryCounts.FlatBranches(run.Timeline),
                InlineWork = HistoryCounts.Steps(run.Timeline),
                RequestsAfterWaits = HistoryCounts.Resumes(run.Timeline),
                Traces = HistoryCounts.Resumes(run.Timeline),
                Answers = HistoryCounts.DurableElements(run.Timeline)[Element.Wait],
            }
            : shared with
            {
                HistoryEvents = machine.Count,
                RequestsAfterWaits = HistoryCounts.FunctionsAfterWaits(machine, MachineStates.WithFunctions(workflow)),
                Tasks = HistoryCounts.Tasks(machine),
                Traces = 1,
                Answers = HistoryCounts.MachineElements(machine)[Element.Wait],
            };
    }

    public static TwinCounts Count(SampleComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var workflow = comparison.Sample.Workflow;
        return new(Count(comparison.Durable, workflow), Count(comparison.StepFunctions, workflow));
    }
}

/// <summary>What the definitions say of their states, which no history repeats.</summary>
internal static class MachineStates
{
    private const string Function = "arn:aws:states:::lambda:invoke";

    /// <summary>The states that invoke a function and take what it returns.</summary>
    public static IReadOnlySet<string> WithFunctions(WorkflowName workflow)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "StateMachines", $"{workflow.ToText()}.asl.json");
        return Find(JsonNode.Parse(File.ReadAllText(file))).ToHashSet();
    }

    private static IEnumerable<string> Find(JsonNode? node) => node switch
    {
        JsonObject { } machine => machine.SelectMany(member => member.Value is JsonObject state && (string?)(state["Resource"] as JsonValue) == Function
            ? [member.Key]
            : Find(member.Value)),
        JsonArray branches => branches.SelectMany(Find),
        _ => [],
    };
}
