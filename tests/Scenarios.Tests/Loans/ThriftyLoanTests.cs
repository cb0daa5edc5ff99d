using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;
using Comparison.Scenarios.Targets;

namespace Comparison.Scenarios.Tests.Loans;

/// <summary>The Express children of the thrifty loan, which have no name that would keep them single and no failure that ends their caller.</summary>
public sealed class ThriftyLoanTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Payout_WhoseAnswerIsLost_RunsTwiceAndPaysOnce()
    {
        var stack = await RunAsync(Fault.On(FaultKind.LoseAnswer, "StepFunctions.StartSyncExecution comparison-pay-out"));

        var aftermath = Assert.Single(await AftermathReader.ReadAsync(stack, [(WorkflowName.Loan, "CHARLIE")], default));

        Assert.Equal(("approved", 1), (aftermath.Status, aftermath.Ledger.Count));
        Assert.Equal(3, stack.Meter.Read()[BillingUnit.ExpressRequests]); // the assessment, and two payouts
    }

    [Theory]
    [InlineData("assess-loan", "Assess application")]
    [InlineData("offer-loan", "Pay out")]
    public async Task Child_ThatFails_FailsTheStateThatStartedIt(string function, string state)
    {
        var stack = await RunAsync(Fault.On(FaultKind.CrashBefore, $"function comparison-{function}") with { Count = int.MaxValue });

        var execution = (await stack.Engine.FindAsync(WorkflowName.Loan, "CHARLIE", default))!;

        Assert.Equal(WorkflowState.Failed, execution.Status);
        Assert.Equal("States.QueryEvaluationError", execution.Timeline[^1].Error);
        Assert.Equal(state, execution.Timeline.Last(entry => entry.Event == "TaskStateEntered").Name);
    }

    private static async Task<DeployedStack> RunAsync(Fault fault)
    {
        var options = new StackOptions { Form = Form.Thrifty, Start = TestCloud.Tomorrow };
        var stack = await DeployedStack.DeployAsync(await TestCloud.StartAsync(), Variant.StepFunctions, options);
        stack.Account.Context.Faults.Order(fault);
        var sample = SampleFiles.For(WorkflowName.Loan).Single(sample => sample.Name == "CHARLIE").With("application_id", "CHARLIE");
        await new SampleRunner(new LocalTarget(stack, Http)).RunAsync(sample, default);
        return stack;
    }
}
