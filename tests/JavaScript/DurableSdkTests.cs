using Comparison.Local.DurableExecutions.Executions;

namespace Comparison.JavaScript.Tests;

/// <summary>AWS's own durable SDK for JavaScript as an attached function: every kind of operation, against golden histories.</summary>
public sealed class DurableSdkTests(JavaScriptFunctions functions) : IClassFixture<JavaScriptFunctions>
{
    [Theory]
    [InlineData("steps", "\"Ada\"", "\"HELLO ADA\"")]
    [InlineData("retry", "null", "2")]
    [InlineData("wait", "null", "\"waited\"")]
    [InlineData("callback", "null", "\"yes\"")]
    [InlineData("waitForCallback", "null", "\"yes\"")]
    [InlineData("child", "null", "42")]
    [InlineData("parallel", "null", "[1,2]")]
    [InlineData("map", "[1,2,3]", "[2,4,6]")]
    [InlineData("condition", "null", "2")]
    [InlineData("invoke", "null", "\"waited\"")]
    public async Task Workflow_Attached_EndsAsItShouldWithItsHistory(string workflow, string input, string result)
    {
        var (ended, history) = await functions.RunAsync(workflow, input);

        Assert.Equal((DurableExecutionStatus.Succeeded, result), (ended.Status, ended.Result));
        Assert.Equal(HistoryLine.Golden(workflow), history);
    }

    [Fact]
    public async Task Workflow_WhoseStepFailsForGood_Fails()
    {
        var (ended, history) = await functions.RunAsync("failure", "null");

        Assert.Equal((DurableExecutionStatus.Failed, "never"), (ended.Status, ended.Error!.ErrorMessage));
        Assert.Equal(HistoryLine.Golden("failure"), history);
    }
}
