using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;
using Comparison.Scenarios.Verification;

namespace Comparison.Reports.Tests;

public sealed class EvidenceTests
{
    [Fact]
    public void Evidence_OfARunThatDiffers_NamesItBesideWhatWasCounted()
    {
        var evidence = Create(Run("ExecutionStarted", "StepStarted", "ExecutionSucceeded"), isAws: true, new(Variant.Durable, WorkflowName.Order, "DurableExecutionOperations", "orders", 7, null));

        var page = evidence.ToMarkdown();

        Assert.StartsWith("# Evidence from AWS, 2030-01-02\n", page, StringComparison.Ordinal);
        Assert.Contains("0 of 1 runs did on the deployment what they do on the local engines", page, StringComparison.Ordinal);
        Assert.Contains("| ORD-1 | durable | succeeded | 3 | 2 | 0 | 2 differences |", page, StringComparison.Ordinal);
        Assert.Contains("ORD-1, durable: event StepStarted: 1 times in the deployment, 0 locally", page, StringComparison.Ordinal);
        Assert.Contains("ORD-1, durable: DurableOperations: 2 by the deployment's history, 1 metered locally", page, StringComparison.Ordinal);
        Assert.Contains("| DurableExecutionOperations | orders | 7 | 2 |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_OfWhatIsNotOnAws_SaysSoAndWhatIsMissing()
    {
        var evidence = Create(Run("ExecutionStarted", "ExecutionSucceeded"), isAws: false, new(Variant.StepFunctions, null, "ConsumedCapacity", "StateTransition", null, "not to be had: 404"));

        var page = evidence.ToMarkdown();

        Assert.StartsWith("# A verification of a deployment that is not on AWS, 2030-01-02\n", page, StringComparison.Ordinal);
        Assert.Contains("| ORD-1 | durable | succeeded | 2 | 1 | 0 | same |", page, StringComparison.Ordinal);
        Assert.Contains("| ConsumedCapacity | StateTransition | not to be had: 404 | 0 |", page, StringComparison.Ordinal);
        Assert.Equal("ExecutionSucceeded", (string?)evidence.ToJson()["runs"]![0]!["deployment"]![1]!["event"]);
    }

    private static Evidence Create(SampleRun applied, bool isAws, CloudWatchCounter counter)
    {
        var sample = new Sample(WorkflowName.Order, "ORD-1", """{"order_id": "ORD-1"}""");
        var deployment = new Deployment(
            Variant.Durable, new("https://api.example.com/"), "eu-west-1", "official", new Dictionary<StackTable, string>(),
            new Dictionary<WorkflowName, string> { [WorkflowName.Order] = "arn:aws:lambda:eu-west-1:123456789012:function:orders:live" });
        return new(
            new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), [deployment], isAws, new Dictionary<string, string> { [".NET"] = "10" },
            [new(new VerifiedCase("ORD-1", sample), Variant.Durable, applied, Run("ExecutionStarted", "ExecutionSucceeded"))], [counter], Bench: null);
    }

    private static SampleRun Run(params string[] events)
    {
        var meter = new UsageMeter();
        meter.Add(BillingUnit.DurableOperations, 1);
        return new(WorkflowState.Succeeded, null, new Dictionary<string, string>(), TimeSpan.Zero, meter.Read())
        {
            Timeline = [.. events.Select(name => new TimelineEntry(DateTimeOffset.UnixEpoch, name, null))],
        };
    }
}
