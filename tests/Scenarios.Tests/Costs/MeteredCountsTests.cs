using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;
using Comparison.Pricing.Bills;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Costs;

/// <summary>The cost model's counts are those of AWS's formulas and those of the meter, for every sample of every workflow.</summary>
public sealed class MeteredCountsTests
{
    public static TheoryData<WorkflowName, string> Samples
    {
        get
        {
            var samples = new TheoryData<WorkflowName, string>();
            foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
                samples.Add(sample.Workflow, sample.Name);
            return samples;
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Meter_EverySample_CountsWhatTheHistorySays(WorkflowName workflow, string name)
    {
        var run = await RunAsync(workflow, name);

        var (durable, machine) = (run.Durable, run.StepFunctions);

        Assert.Equal(HistoryCounts.DurableOperations(durable.Timeline), durable.Usage![BillingUnit.DurableOperations]);
        Assert.Equal(HistoryCounts.StateTransitions(machine.Timeline), machine.Usage![BillingUnit.StateTransitions]);
        Assert.True(HistoryCounts.DurableOperations(durable.Timeline) > 0 && HistoryCounts.StateTransitions(machine.Timeline) > 0);
    }

    // The SDK tries three times before the durable step fails; the state machine's integration fails three times, and is retried as often.
    [Fact]
    public async Task Meter_Retries_AreOneOperationAndOneTransitionEach()
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        FailSends(both.Durable);
        FailSends(both.StepFunctions);

        var run = await both.RunAsync(SampleFiles.For(WorkflowName.Approval)[0]);

        Assert.Equal(4 + 1, run.Durable.Usage![BillingUnit.DurableOperations]);
        Assert.Equal(2 + 3, run.StepFunctions.Usage![BillingUnit.StateTransitions]);
        Assert.Equal(4 + 1, HistoryCounts.DurableOperations(run.Durable.Timeline));
        Assert.Equal(2 + 3, HistoryCounts.StateTransitions(run.StepFunctions.Timeline));
        Assert.Equal(2, HistoryCounts.Resumes(run.Durable.Timeline));
    }

    private static void FailSends(DeployedStack stack)
    {
        var sends = 0;
        stack.Account.Context.Interceptors.Add<InterceptedCall, JsonObject>((call, next) => call.Operation == "SendMessage" && ++sends <= 3
            ? throw new AwsException("InternalFailure", "The service broke down.", 500)
            : next());
    }

    // The shape that compare advise computes with: a start, no step, one wait for somebody's answer.
    [Fact]
    public async Task Shape_WithoutSteps_IsWhatAnApprovalIsMeteredAt()
    {
        var metered = MeteredCounts.Count(await RunAsync(WorkflowName.Approval, "REQ-003")).Durable;

        var shape = new WaitingShape(Steps: 0, PayloadBytes: 0, TimeSpan.Zero).ToTwins().Durable;

        Assert.Equal(
            (shape.DurableOperations, shape.Checkpoints, shape.InlineWork, shape.RequestsAfterWaits, shape.ApiRequests, shape.Answers),
            (metered.DurableOperations, metered.Checkpoints, metered.InlineWork, metered.RequestsAfterWaits, metered.ApiRequests, metered.Answers));
    }

    [Fact]
    public async Task Writing_ALongerRequest_IsWhatTheMeterCounts()
    {
        const int Longer = 1000;
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        var sample = SampleFiles.For(WorkflowName.Approval).Single(sample => sample.Name == "REQ-003");
        var request = JsonNode.Parse(sample.Payload)!;
        request["description"] = request["description"] + new string('x', Longer);

        var before = MeteredCounts.Count(await RunAsync(WorkflowName.Approval, "REQ-003"));
        var after = MeteredCounts.Count(await both.RunAsync(sample with { Payload = request.ToJsonString() }));

        Assert.Equal(before.Writing(Longer).Durable.DurableBytesWritten, after.Durable.DurableBytesWritten);
        Assert.Equal(before.StepFunctions.StatesEntered, after.StepFunctions.StatesEntered);
    }

    [Fact]
    public async Task Dollars_OfAnApproval_AreItsUnitsTimesTheirPrices()
    {
        var run = await RunAsync(WorkflowName.Approval, "REQ-003");

        var bill = Workload.Month(MeteredCounts.Count(run).Durable, RunDollars.Terms, 1_000_000);
        var machine = RunDollars.Price(run.StepFunctions, WorkflowName.Approval);

        Assert.Equal(32m, bill.Lines.Single(line => line.Component == Component.DurableOperation).Amount);
        Assert.Equal(bill.Amount(CostGroup.Orchestration), RunDollars.Price(run.Durable, WorkflowName.Approval).Orchestration);
        Assert.Equal((run.StepFunctions.Usage![BillingUnit.StateTransitions] * 25m, 2 * 25m), (machine.Orchestration, machine.Contested));
        Assert.InRange(machine.Total, machine.Low, machine.High);
    }

    private static async Task<SampleComparison> RunAsync(WorkflowName workflow, string name)
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        return await both.RunAsync(SampleFiles.For(workflow).Single(sample => sample.Name == name));
    }
}
