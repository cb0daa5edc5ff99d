using System.Text.Json;
using Comparison.Domain.Orders;

namespace Comparison.Domain.Tests;

public sealed class WorkflowNamesTests
{
    [Theory]
    [InlineData(WorkflowName.Approval, "approval", "request_id", "approval")]
    [InlineData(WorkflowName.Order, "order", "order_id", "release")]
    [InlineData(WorkflowName.Moderation, "moderation", "article_id", "review")]
    [InlineData(WorkflowName.Loan, "loan", "application_id", "manager-approval")]
    public void Workflow_Words_AreThoseOfTheTwins(WorkflowName workflow, string text, string idField, string callback)
    {
        Assert.Equal((text, idField, callback), (workflow.ToText(), workflow.IdField(), workflow.DeskCallback()));
        Assert.Equal(workflow, WorkflowNames.Find(text));
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(workflow));
    }

    [Fact]
    public void All_Workflows_AreInTheOrderOfTheSuite() =>
        Assert.Equal([WorkflowName.Approval, WorkflowName.Order, WorkflowName.Moderation, WorkflowName.Loan], WorkflowNames.All);

    [Theory]
    [InlineData("Approval")]
    [InlineData("")]
    [InlineData(null)]
    public void Find_OtherText_IsNone(string? text) => Assert.Null(WorkflowNames.Find(text));

    [Fact]
    public void Words_UnknownWorkflow_AreRefused()
    {
        var unknown = (WorkflowName)9;

        Func<string>[] words = [() => unknown.ToText(), () => unknown.IdField(), () => unknown.DeskCallback()];

        Assert.All(words, word => Assert.StartsWith(
            "Unknown workflow.", Assert.Throws<ArgumentOutOfRangeException>(word).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Status_Number_IsNotRead() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OrderStatus>("1"));

    [Fact]
    public void Status_TwoWords_AreJoinedBelow() =>
        Assert.Equal("\"payment_declined\"", JsonSerializer.Serialize(OrderStatus.PaymentDeclined));
}

internal static class Json
{
    public static JsonElement Of(string text) => JsonElement.Parse(text);
}
