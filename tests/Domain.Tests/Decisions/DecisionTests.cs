using Comparison.Domain.Decisions;

namespace Comparison.Domain.Tests.Decisions;

public sealed class CallbackTests
{
    [Fact]
    public void ToString_Callback_KeepsTheTokenToItself()
    {
        var text = $"{Callback.Durable("secret")} {Callback.TaskToken("secret")}";

        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Contains("TaskToken", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CallbackKind.Durable, "durable")]
    [InlineData(CallbackKind.TaskToken, "task-token")]
    public void Kind_InJson_IsAWord(CallbackKind kind, string expected) =>
        Assert.Equal($"\"{expected}\"", System.Text.Json.JsonSerializer.Serialize(kind));
}

public sealed class DeadlinesTests
{
    [Theory]
    [InlineData(1, 259_200)]
    [InlineData(0.01, 2_592)]
    [InlineData(0.0001, 26)]
    [InlineData(0.000001, 1)]
    public void Of_ADeadlineOf72Hours_IsAFractionInWholeSeconds(double scale, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new Deadlines((decimal)scale).Scaled(TimeSpan.FromHours(72)));
}

public sealed class DecisionKeyTests
{
    [Fact]
    public void IsId_EveryWorkflowsDecisions_AreIds() => Assert.All(
        WorkflowNames.All,
        workflow => Assert.True(DecisionKey.IsId(new DecisionKey(workflow, "aZ09_-" + new string('x', 58)).Id)));

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
