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

    [Fact]
    public void Id_TwoKeys_NeverCollide()
    {
        var one = new DecisionKey(WorkflowName.Approval, "a_b", "c");
        var other = new DecisionKey(WorkflowName.Approval, "a", "b_c");

        Assert.NotEqual(one.Id, other.Id);
    }
}
