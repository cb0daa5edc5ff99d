using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Starting, stopping and describing executions.</summary>
public sealed class ExecutionTests
{
    private const string Arn = "arn:aws:states:us-east-1:000000000001:execution:machine:run";

    [Fact]
    public async Task Start_SameNameAndInputWhileRunning_IsTheSameExecution()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Wait(60));

        var first = await cloud.CallAsync("StartExecution", Start(machine, "{}"));
        var second = await cloud.CallAsync("StartExecution", Start(machine, "{}"));

        Assert.Equal(Arn, (string)first["executionArn"]!);
        Assert.True(JsonNode.DeepEquals(first, second));
    }

    [Fact]
    public async Task Start_SameNameOtherInput_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Wait(60));
        await cloud.CallAsync("StartExecution", Start(machine, "{}"));

        var refusal = await cloud.RefusedAsync("StartExecution", Start(machine, """{"other":1}"""));

        Assert.Equal(new Refusal("ExecutionAlreadyExists", $"Execution Already Exists: '{Arn}'"), refusal);
    }

    [Fact]
    public async Task Start_NameOfAClosedExecution_IsFreeAfterNinetyDays()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass);
        await cloud.FinishAsync(await cloud.BeginAsync(machine));

        var refusal = await cloud.RefusedAsync("StartExecution", Start(machine, "{}"));
        await cloud.Time.AdvanceAsync(TimeSpan.FromDays(91));
        await cloud.CallAsync("StartExecution", Start(machine, "{}"));

        Assert.Equal("ExecutionAlreadyExists", refusal.Code);
    }

    [Theory]
    [InlineData("", "Invalid execution input.")]
    [InlineData(
        "not some json",
        "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')")]
    [InlineData("{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name")]
    public async Task Start_InputIsNotJson_IsRefusedInTheParsersWords(string input, string words)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass);

        var refusal = await cloud.RefusedAsync("StartExecution", Start(machine, input));

        Assert.Equal(new Refusal("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{words}'"), refusal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("12.50")]
    [InlineData("\"text\"")]
    public async Task Start_InputIsNoObject_PassesThrough(string input)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Pass, input));

        Assert.Equal(input, (string)ended["output"]!);
    }

    [Fact]
    public async Task Start_WithoutNameAndInput_MakesUpBoth()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass);

        var started = await cloud.CallAsync("StartExecution", new() { ["stateMachineArn"] = machine });
        var ended = await cloud.FinishAsync((string)started["executionArn"]!);

        Assert.True(Guid.TryParse((string)ended["name"]!, out _));
        Assert.Equal("{}", (string)ended["input"]!);
    }

    [Fact]
    public async Task Stop_Waiting_Aborts()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Wait(60));

        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution, ["error"] = "Why", ["cause"] = "Because." });
        await cloud.SettleAsync();
        var events = await cloud.HistoryAsync(execution);

        Assert.Equal("ABORTED Why Because.", Ending(await cloud.DescribeAsync(execution)));
        Assert.Equal(["ExecutionStarted", "WaitStateEntered", "ExecutionAborted"], events.Select(happened => (string)happened["type"]!));
        Assert.Equal(0, (int)events[^1]["previousEventId"]!);
    }

    [Fact]
    public async Task Stop_Ended_ChangesNothing()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Pass);
        var ended = await cloud.FinishAsync(execution);

        await cloud.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        var stopped = await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });

        Assert.Equal((decimal)ended["stopDate"]!, (decimal)stopped["stopDate"]!);
        Assert.Equal("SUCCEEDED", (string)(await cloud.DescribeAsync(execution))["status"]!);
    }

    [Fact]
    public async Task Describe_Unknown_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("DescribeExecution", new() { ["executionArn"] = Arn });

        Assert.Equal(new Refusal("ExecutionDoesNotExist", $"Execution Does Not Exist: '{Arn}'"), refusal);
    }

    [Fact]
    public async Task List_Filtered_ShowsTheNewestFirst()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Wait(60));
        foreach (var name in (string[])["first", "second", "third"])
            await cloud.BeginAsync(machine, name: name);
        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = Arn.Replace(":run", ":second", StringComparison.Ordinal) });

        var page = await cloud.CallAsync("ListExecutions", List(machine, 1));
        var rest = await cloud.CallAsync("ListExecutions", List(machine, 1, (string)page["nextToken"]!));

        Assert.Equal("third", (string)page["executions"]![0]!["name"]!);
        Assert.Equal("first", (string)rest["executions"]![0]!["name"]!);
        Assert.False(rest.ContainsKey("nextToken"));
    }

    [Fact]
    public async Task List_PageOfAThousand_IsTheLargest()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass);

        Assert.Empty((await cloud.CallAsync("ListExecutions", List(machine, 1000)))["executions"]!.AsArray());
    }

    [Theory]
    [InlineData(
        "maxResults",
        1001,
        "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000")]
    [InlineData(
        "statusFilter",
        "GONE",
        "Value 'GONE' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum value set: "
            + "[SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]")]
    public async Task List_OutOfRange_IsAViolation(string member, object value, string violation)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass);

        var request = new JsonObject { ["stateMachineArn"] = machine, [member] = JsonValue.Create(value) };
        var refusal = await cloud.RefusedAsync("ListExecutions", request);

        Assert.Equal(new Refusal("ValidationException", $"1 validation error detected: {violation}"), refusal);
    }

    private static JsonObject Start(string machine, string input) =>
        new() { ["stateMachineArn"] = machine, ["name"] = "run", ["input"] = input };

    private static JsonObject List(string machine, int size, string? token = null) =>
        new() { ["stateMachineArn"] = machine, ["statusFilter"] = "RUNNING", ["maxResults"] = size, ["nextToken"] = token };

    private static string Ending(JsonObject execution) => $"{execution["status"]} {execution["error"]} {execution["cause"]}";
}
