using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>When an execution can be redriven, and what a redrive is answered with.</summary>
public sealed class RedriveConditionTests
{
    private const string Fail = """{"Fail":{"Type":"Fail","Error":"E"}}""";

    [Fact]
    public async Task Execution_ThatRuns_IsNotRedriven()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await AssertRefusedAsync(cloud, await cloud.RunAsync(States.Ask()), "Execution is RUNNING and cannot be redriven");
    }

    [Fact]
    public async Task Execution_ThatSucceeded_IsNotRedriven()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await AssertRefusedAsync(cloud, await cloud.RunAsync(States.Pass), "Execution is SUCCEEDED and cannot be redriven");
    }

    [Fact]
    public async Task Execution_AfterFourteenDays_IsNoLongerRedriven()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(Fail);
        await cloud.Time.AdvanceAsync(TimeSpan.FromDays(14));
        Assert.Equal("REDRIVABLE", (string)(await cloud.DescribeAsync(execution))["redriveStatus"]!);

        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(1));

        await AssertRefusedAsync(cloud, execution, "Execution redrivable period exceeded");
    }

    [Fact]
    public async Task Execution_OfADeletedMachine_IsNotRedriven()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(Fail);

        await cloud.CallAsync("DeleteStateMachine", new() { ["stateMachineArn"] = (string)(await cloud.DescribeAsync(execution))["stateMachineArn"]! });

        await AssertRefusedAsync(cloud, execution, "State machine is in DELETING status");
    }

    [Fact]
    public async Task FailState_Redriven_FailsAgainAndIsCounted()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(Fail);

        for (var i = 0; i < 2; i++)
        {
            await cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });
            await cloud.SettleAsync();
        }

        Assert.Equal(
            "ExecutionStarted FailStateEntered ExecutionFailed ExecutionRedriven FailStateEntered ExecutionFailed "
            + "ExecutionRedriven FailStateEntered ExecutionFailed",
            await cloud.TypesAsync(execution));
        Assert.Equal(2, (int)(await cloud.DescribeAsync(execution))["redriveCount"]!);
    }

    [Fact]
    public async Task ClientToken_SentAgain_RedrivesNothing()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(Fail);
        var request = new JsonObject { ["executionArn"] = execution, ["clientToken"] = "one" };

        var first = await cloud.CallAsync("RedriveExecution", request);
        await cloud.SettleAsync();
        var same = await cloud.CallAsync("RedriveExecution", request);
        await cloud.Time.AdvanceAsync(TimeSpan.FromMinutes(16));
        var later = await cloud.CallAsync("RedriveExecution", request);

        Assert.Equal(first.ToJsonString(), same.ToJsonString());
        Assert.NotEqual(first.ToJsonString(), later.ToJsonString());
        await cloud.SettleAsync();
        Assert.Equal(2, (int)(await cloud.DescribeAsync(execution))["redriveCount"]!);
    }

    [Theory]
    [InlineData("REDRIVEN", "redriven")]
    [InlineData("NOT_REDRIVEN", "plain")]
    public async Task Executions_ListedByRedrive_AreThoseOnly(string filter, string expected)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Fail);
        var execution = await cloud.BeginAsync(machine, name: "redriven");
        await cloud.BeginAsync(machine, name: "plain");
        await cloud.SettleAsync();

        await cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });

        var listed = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = machine, ["redriveFilter"] = filter });
        Assert.Equal(expected, (string)Assert.Single(listed["executions"]!.AsArray())!["name"]!);
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:000000000001:execution:m/label:run", "ValidationException", "Labeled Execution ARNs are not supported for this API")]
    [InlineData("arn:aws:states:us-east-1:000000000001:execution:m:run", "ExecutionDoesNotExist",
        "Execution Does Not Exist: 'arn:aws:states:us-east-1:000000000001:execution:m:run'")]
    public async Task Execution_ThatCannotBe_IsRefused(string execution, string code, string message)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("RedriveExecution", new() { ["executionArn"] = execution });

        Assert.Equal(new Refusal(code, message), refusal);
    }

    private static async Task AssertRefusedAsync(StepFunctionsFixture cloud, string execution, string reason)
    {
        var described = await cloud.DescribeAsync(execution);
        Assert.Equal(("NOT_REDRIVABLE", reason), ((string)described["redriveStatus"]!, (string)described["redriveStatusReason"]!));
        var refusal = await cloud.RefusedAsync("RedriveExecution", new() { ["executionArn"] = execution });
        Assert.Equal(new Refusal("ExecutionNotRedrivable", reason), refusal);
    }
}
