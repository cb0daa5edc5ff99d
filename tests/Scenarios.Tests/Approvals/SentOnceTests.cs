using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Approvals;

/// <summary>A request is asked once, however often the function that asks is run.</summary>
public sealed class SentOnceTests
{
    [Fact]
    public async Task Durable_FunctionDiesAfterEveryReplay_SendsOneMessage()
    {
        var approval = await ApprovalCase.OpenAsync(Variant.Durable);
        var runs = 0;
        approval.Stack.Account.Context.Interceptors.Add<FunctionInvocation, FunctionOutcome>(async (invocation, run) =>
        {
            var outcome = await run();
            // The work was done and checkpointed; what gets lost is the invocation's answer.
            return invocation.Function.Durable is not null && ++runs <= 3 ? FunctionOutcome.Exited(invocation.RequestId) : outcome;
        });

        await approval.StartAsync(ApprovalCase.Access);
        await approval.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(4, runs);
        Assert.Equal(1, await approval.CountAsync("comparison-approvals", "ApproximateNumberOfMessagesDelayed"));
    }

    [Theory]
    [InlineData(Variant.Durable)]
    [InlineData(Variant.StepFunctions)]
    public async Task Approval_FromStartToEnd_SendsOneMessage(Variant variant)
    {
        var approval = await ApprovalCase.OpenAsync(variant);
        await approval.StartAsync(ApprovalCase.Access);
        await approval.AdvanceAsync(TimeSpan.FromSeconds(1));
        var delayed = await approval.CountAsync("comparison-approvals", "ApproximateNumberOfMessagesDelayed");
        await approval.AdvanceAsync(Domain.Approvals.ApprovalPolicy.QueueDelay);

        await approval.DecideAsync("approve", ApprovalCase.First);
        await approval.OutcomeAsync();

        Assert.Equal(1, delayed);
        Assert.Equal(0, await approval.CountAsync("comparison-approvals", "ApproximateNumberOfMessagesDelayed"));
        Assert.Equal(0, await approval.CountAsync("comparison-approvals"));
    }
}
