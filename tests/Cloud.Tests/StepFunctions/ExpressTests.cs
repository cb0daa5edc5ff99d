using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Control.Logs;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Express workflows: no history, no callbacks, five minutes at most.</summary>
public sealed class ExpressTests
{
    private const string Group = "/aws/vendedlogs/states/express";

    [Fact]
    public async Task Execution_ThatTakesTooLong_IsEndedAfterFiveMinutes()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await CreateAsync(cloud, States.Wait(301));

        var answer = await cloud.RunSynchronouslyAsync(machine);

        Assert.Equal(("TIMED_OUT", "States.Timeout"), ((string)answer["status"]!, (string)answer["error"]!));
        Assert.Equal(300_000, (long)answer["billingDetails"]!["billedDurationInMilliseconds"]!);
    }

    [Fact]
    public async Task Executions_OfOneName_AreTwo()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await CreateAsync(cloud, States.Pass);

        var (first, second) = (await cloud.BeginAsync(machine), await cloud.BeginAsync(machine));

        Assert.NotEqual(first, second);
        Assert.StartsWith(machine.Replace("stateMachine:", "express:", StringComparison.Ordinal) + ":run:", first, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeExecution")]
    [InlineData("GetExecutionHistory")]
    [InlineData("StopExecution")]
    [InlineData("DescribeStateMachineForExecution")]
    public async Task Execution_AskedForAfterwards_IsNoResourceOfTheApi(string operation)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.BeginAsync(await CreateAsync(cloud, States.Pass));

        var refusal = await cloud.RefusedAsync(operation, new() { ["executionArn"] = execution });

        Assert.Equal(new Refusal("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'"), refusal);
    }

    [Theory]
    [InlineData("EXPRESS", "ListExecutions")]
    [InlineData("STANDARD", "StartSyncExecution")]
    public async Task Operation_OfTheOtherType_IsRefused(string type, string operation)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await CreateAsync(cloud, States.Pass, type);

        var refusal = await cloud.RefusedAsync(operation, new() { ["stateMachineArn"] = machine });

        Assert.Equal(
            new Refusal("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine"), refusal);
    }

    [Fact]
    public async Task Execution_Billed_CountsRequestTimeAndMemoryButNoTransitions()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await CreateAsync(cloud, States.Wait(2));

        await cloud.RunSynchronouslyAsync(machine);

        var usage = cloud.Account.Context.Meter.Read();
        Assert.Equal((1m, 2000m * 64 / 1024, 0m), (usage[BillingUnit.ExpressRequests],
            usage[BillingUnit.ExpressGigabyteMilliseconds], usage[BillingUnit.StateTransitions]));
    }

    [Theory]
    [InlineData("OFF", 0)]
    [InlineData("FATAL", 1)]
    [InlineData("ERROR", 2)]
    [InlineData("ALL", 3)]
    public async Task Execution_ThatFails_IsLoggedByLevel(string level, int expected)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Account.Add(new LogsService(cloud.Account.Context));
        await LogsAsync(cloud, "CreateLogGroup", new() { ["logGroupName"] = Group });
        var machine = await CreateAsync(cloud, """{"Fail":{"Type":"Fail","Error":"E"}}""", level: level);

        var answer = await cloud.RunSynchronouslyAsync(machine);

        Assert.Equal("FAILED", (string)answer["status"]!);
        var logged = await LogsAsync(cloud, "FilterLogEvents", new() { ["logGroupName"] = Group });
        Assert.Equal(expected, logged["events"]!.AsArray().Count);
        Assert.All(logged["events"]!.AsArray(), item => Assert.Contains((string)answer["executionArn"]!, (string)item!["message"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SdkTask_WithAChildThatFails_SucceedsAndTellsSo()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var child = await CreateAsync(cloud, """{"Fail":{"Type":"Fail","Error":"E"}}""");
        var parameters = $$$"""{"StateMachineArn":"{{{child}}}","Input":{"a":1}}""";
        var parent = await cloud.CreateAsync(States.Task("Call", "arn:aws:states:::aws-sdk:sfn:startSyncExecution", parameters), "parent");

        var ended = await cloud.FinishAsync(await cloud.BeginAsync(parent));

        var result = JsonNode.Parse((string)ended["output"]!)!;
        Assert.Equal(("FAILED", "E", """{"a":1}"""), ((string)result["Status"]!, (string)result["Error"]!, (string)result["Input"]!));
        Assert.Equal(64, (int)result["BillingDetails"]!["BilledMemoryUsedInMB"]!);
    }

    [Theory]
    [InlineData("startSyncExecution", "aws-sdk:sfn", "Sfn.StateMachineTypeNotSupportedException", "STANDARD")]
    [InlineData("startExecution.sync", "states", "StepFunctions.StateMachineTypeNotSupportedException", "EXPRESS")]
    public async Task Task_WithAChildOfTheOtherType_Fails(string action, string service, string error, string type)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var child = await CreateAsync(cloud, States.Pass, type);
        var parameters = $$$"""{"StateMachineArn":"{{{child}}}"}""";
        var parent = await cloud.CreateAsync(States.Task("Call", $"arn:aws:states:::{service}:{action}", parameters), "parent");

        var ended = await cloud.FinishAsync(await cloud.BeginAsync(parent));

        Assert.Equal(("FAILED", error), ((string)ended["status"]!, (string)ended["error"]!));
    }

    private static async Task<string> CreateAsync(StepFunctionsFixture cloud, string states, string type = "EXPRESS", string level = "OFF")
    {
        var first = JsonNode.Parse(states)!.AsObject().First().Key;
        var creation = StepFunctionsFixture.Creation($$"""{"StartAt":"{{first}}","States":{{states}}}""", "child");
        creation["type"] = type;
        creation["loggingConfiguration"] = JsonNode.Parse($$$"""
            {"level":"{{{level}}}","includeExecutionData":true,"destinations":[{"cloudWatchLogsLogGroup":
            {"logGroupArn":"arn:aws:logs:us-east-1:000000000001:log-group:{{{Group}}}:*"}}]}
            """);
        return (string)(await cloud.CallAsync("CreateStateMachine", creation))["stateMachineArn"]!;
    }

    private static Task<JsonObject> LogsAsync(StepFunctionsFixture cloud, string operation, JsonObject request) =>
        cloud.Account.JsonService("Logs_20140328")!.InvokeAsync(operation, request, CancellationToken.None);
}
