using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Executions that start executions, and wait for them.</summary>
public sealed class NestedExecutionTests
{
    private const string Parent = "arn:aws:states:us-east-1:000000000001:execution:machine:run";
    private const string Child = "arn:aws:states:us-east-1:000000000001:execution:child:nested";
    private const string Failing = """{"Stop":{"Type":"Fail","Error":"Custom","Cause":"why"}}""";

    [Fact]
    public async Task RequestResponse_Started_GoesOnAtOnce()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(60), "child");

        var execution = await cloud.RunAsync(Start(""));

        var output = Output(await cloud.DescribeAsync(execution));
        Assert.Equal(["ExecutionArn", "StartDate", "SdkHttpMetadata", "SdkResponseMetadata"], output.Select(member => member.Key));
        Assert.Equal(Child, (string)output["ExecutionArn"]!);
        Assert.Equal("RUNNING", (string)(await cloud.DescribeAsync(Child))["status"]!);
    }

    [Theory]
    [InlineData(".sync", """ "{\"amount\":1}" """)]
    [InlineData(".sync:2", """ {"amount":1} """)]
    public async Task Job_ChildSucceeds_ResultIsItsDescription(string pattern, string value)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(60), "child");

        var output = Output(await cloud.FinishAsync(await cloud.RunAsync(Start(pattern), """{"amount":1}""")));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), output["Output"]), output.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), output["Input"]), output.ToJsonString());
        Assert.Equal("SUCCEEDED", (string)output["Status"]!);
        Assert.Equal(60_000, (long)output["StopDate"]! - (long)output["StartDate"]!);
    }

    [Fact]
    public async Task Job_Waits_TellsOfTheSubmission()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(60), "child");

        var execution = await cloud.RunAsync(Start(".sync"));

        Assert.Equal("ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted", await cloud.TypesAsync(execution));
        Assert.Empty(cloud.Service.FindExecution("machine", "run")!.WaitingStates);
    }

    [Theory]
    [InlineData(".sync")]
    [InlineData(".sync:2")]
    public async Task Job_ChildFails_TaskFailsWithItsDescription(string pattern)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(Failing, "child");

        var ended = await cloud.FinishAsync(await cloud.RunAsync(Start(pattern)));

        var cause = JsonNode.Parse((string)ended["cause"]!)!;
        Assert.Equal("States.TaskFailed", (string)ended["error"]!);
        Assert.Equal(("FAILED", "Custom", "why"), ((string)cause["Status"]!, (string)cause["Error"]!, (string)cause["Cause"]!));
        Assert.Equal("REDRIVABLE", (string)cause["RedriveStatus"]!);
    }

    [Theory]
    [InlineData("ABORTED")]
    [InlineData("TIMED_OUT")]
    public async Task Job_ChildIsEndedFromOutside_IsCaughtAsATaskFailure(string status)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var definition = $$"""{"StartAt":"Wait","TimeoutSeconds":60,"States":{{States.Wait(600)}}}""";
        await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(definition, "child"));
        var execution = await cloud.RunAsync(Start(
            ".sync", """ "Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"Caught"}] """, """ "Caught":{"Type":"Pass","End":true} """));

        if (status == "ABORTED")
            await cloud.CallAsync("StopExecution", new() { ["executionArn"] = Child });
        var caught = Output(await cloud.FinishAsync(execution));

        Assert.Equal(status, (string)JsonNode.Parse((string)caught["Cause"]!)!["Status"]!);
    }

    [Fact]
    public async Task Job_ParentIsStopped_StopsTheChild()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(60), "child");
        var execution = await cloud.RunAsync(Start(".sync"));

        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        await cloud.SettleAsync();

        var child = await cloud.DescribeAsync(Child);
        Assert.Equal("ABORTED", (string)child["status"]!);
        Assert.Equal(
            $"The Task state in AWS Step Functions execution [{Parent}] which was managing this resource was aborted",
            (string)child["cause"]!);
    }

    [Fact]
    public async Task Job_TaskTimesOut_StopsTheChild()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(600), "child");

        var ended = await cloud.FinishAsync(await cloud.RunAsync(Start(".sync", """ "TimeoutSeconds":60 """)));

        Assert.Equal("States.Timeout", (string)ended["error"]!);
        Assert.Equal("ABORTED", (string)(await cloud.DescribeAsync(Child))["status"]!);
    }

    [Fact]
    public async Task RequestResponse_ParentIsStopped_LeavesTheChildAlone()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(60), "child");
        var execution = await cloud.RunAsync(Start(".waitForTaskToken"));

        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        await cloud.SettleAsync();

        Assert.Equal("RUNNING", (string)(await cloud.DescribeAsync(Child))["status"]!);
    }

    [Fact]
    public async Task Callback_ChildAnswersTheToken_IsTheResult()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(
            States.Task(
                "Answer", "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", """{"TaskToken.$":"$.token","Output":{"approved":true}}"""),
            "child");

        var execution = await cloud.RunAsync(States.Task(
            "Start", "arn:aws:states:::states:startExecution.waitForTaskToken",
            """{"StateMachineArn":"arn:aws:states:us-east-1:000000000001:stateMachine:child","Input":{"token.$":"$$.Task.Token"}}"""));

        Assert.Equal("""{"approved":true}""", (string)(await cloud.FinishAsync(execution))["output"]!);
    }

    [Fact]
    public async Task Input_NamesTheParent_ReachesTheChildAsItIs()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Pass, "child");

        await cloud.RunAsync(States.Task(
            "Start", "arn:aws:states:::states:startExecution",
            """{"StateMachineArn":"arn:aws:states:us-east-1:000000000001:stateMachine:child","Name":"nested","Input":{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$":"$$.Execution.Id"}}"""));

        Assert.Equal(
            $$"""{"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID":"{{Parent}}"}""", (string)(await cloud.DescribeAsync(Child))["input"]!);
    }

    [Fact]
    public async Task AwsSdk_Answers_HasCapitalsAndIsoTimes()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Pass, "child");
        var machine = """{"StateMachineArn":"arn:aws:states:us-east-1:000000000001:stateMachine:child"}""";

        var execution = await cloud.RunAsync(States.Task("Describe", "arn:aws:states:::aws-sdk:sfn:describeStateMachine", machine));

        var output = Output(await cloud.DescribeAsync(execution));
        Assert.Equal("2030-01-01T00:00:00.000Z", (string)output["CreationDate"]!);
        Assert.False((bool)output["LoggingConfiguration"]!["IncludeExecutionData"]!);
    }

    [Theory]
    [InlineData("states:startExecution", "StepFunctions.ExecutionAlreadyExistsException")]
    [InlineData("aws-sdk:sfn:startExecution", "Sfn.ExecutionAlreadyExistsException")]
    public async Task Service_Refuses_TaskFailsUnderTheSdksName(string resource, string error)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass, "child");
        await cloud.FinishAsync(await cloud.BeginAsync(machine, "{}", "nested"));

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Task(
            "Start", $"arn:aws:states:::{resource}", $$$"""{"StateMachineArn":"{{{machine}}}","Name":"nested","Input":{"a":1}}""")));

        Assert.Equal(error, (string)ended["error"]!);
        Assert.StartsWith($"Execution Already Exists: '{Child}' (Service: ", (string)ended["cause"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meter_NestedExecution_CountsBothMachines()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CreateAsync(States.Wait(60), "child");

        await cloud.FinishAsync(await cloud.RunAsync(Start(".sync")));

        Assert.Equal(2, cloud.Account.Context.Meter.Read()[BillingUnit.StateTransitions]);
    }

    private static string Start(string pattern, string more = "", string others = "") => States.Task(
        "Start", $"arn:aws:states:::states:startExecution{pattern}",
        """{"StateMachineArn":"arn:aws:states:us-east-1:000000000001:stateMachine:child","Name":"nested","Input.$":"$"}""", more, others);

    private static JsonObject Output(JsonObject description) => JsonNode.Parse((string)description["output"]!)!.AsObject();
}
