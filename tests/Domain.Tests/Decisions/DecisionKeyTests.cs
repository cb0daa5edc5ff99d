using Comparison.Domain.Decisions;

namespace Comparison.Domain.Tests.Decisions;

public sealed class DecisionKeyTests
{
    [Fact]
    public void IsId_EveryWorkflowsDecisions_AreIds() => Assert.All(
        WorkflowNames.All,
        workflow => Assert.True(DecisionKey.IsId(new DecisionKey(workflow, "aZ09_-" + new string('x', 58), workflow.DeskCallback()).Id)));

    [Theory]
    [InlineData("")]
    [InlineData("approval")]
    [InlineData("approval.REQ-1")]
    [InlineData("approval..approval")]
    [InlineData("approval.REQ-1.approval.more")]
    [InlineData("approval.REQ-1.approval\n")]
    [InlineData("approval.REQ 1.approval")]
    [InlineData("approval.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.approval")]
    public void IsId_AnythingElse_IsNone(string text) => Assert.False(DecisionKey.IsId(text));
}
