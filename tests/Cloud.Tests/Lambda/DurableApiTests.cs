using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda;

public sealed class DurableApiTests
{
    [Fact]
    public async Task Checkpoint_Answer_HasSecondsAndANewToken()
    {
        await using var account = await LambdaAccount.StartAsync();
        JsonNode? answer = null;

        await RunAsync(account, async run => answer = await run.CheckpointAsync(DurableRun.StartWait("w", 60)));

        var wait = Assert.Single(answer!["NewExecutionState"]!["Operations"]!.AsArray());
        Assert.Equal(("w", "WAIT", "STARTED"), ((string?)wait!["Id"], (string?)wait["Type"], (string?)wait["Status"]));
        Assert.Equal(LambdaAccount.Start.AddMinutes(1).ToUnixTimeSeconds(), (decimal)wait["WaitDetails"]!["ScheduledEndTimestamp"]!);
    }

    [Theory]
    [InlineData(
        "{\"Id\":\"a b\",\"Type\":\"STEP\",\"Action\":\"START\"}",
        "Value 'a b' at 'updates.1.member.id'",
        "Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+")]
    [InlineData(
        "{\"Type\":\"STEP\",\"Action\":\"START\"}",
        "Value null at 'updates.1.member.id'",
        "Member must not be null")]
    [InlineData(
        "{\"Id\":\"a\",\"Type\":\"LOOP\",\"Action\":\"START\"}",
        "Value 'LOOP' at 'updates.1.member.type'",
        "Member must satisfy enum value set: [EXECUTION, CONTEXT, STEP, WAIT, CALLBACK, CHAINED_INVOKE]")]
    [InlineData(
        "{\"Id\":\"a\",\"Type\":\"WAIT\",\"Action\":\"START\",\"WaitOptions\":{\"WaitSeconds\":0}}",
        "Value '0' at 'updates.1.member.waitOptions.waitSeconds'",
        "Member must have value greater than or equal to 1")]
    public async Task Checkpoint_UpdateAgainstTheModel_IsRefused(string update, string value, string constraint)
    {
        await using var account = await LambdaAccount.StartAsync();
        JsonNode? answer = null;

        await RunAsync(account, async run => answer = await run.CheckpointAsync(JsonNode.Parse(update)!.AsObject()));

        Assert.Equal(
            $"400 ValidationException: 1 validation error detected: {value} failed to satisfy constraint: {constraint}",
            (string?)answer!["error"]);
    }

    [Fact]
    public async Task Checkpoint_MemberOfAnotherType_IsRefused()
    {
        await using var account = await LambdaAccount.StartAsync();
        JsonNode? answer = null;

        await RunAsync(account, async run =>
            answer = await run.CheckpointAsync(new JsonObject { ["Id"] = 1, ["Type"] = "STEP", ["Action"] = "START" }));

        Assert.StartsWith("400 SerializationException", (string?)answer!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoint_StaleToken_SaysSoWithoutShowingIt()
    {
        await using var account = await LambdaAccount.StartAsync();
        var arn = await RunAsync(account, run => run.CheckpointAsync(DurableRun.StartWait("w", 60)));

        var answer = await account.PostAsync(LambdaAccount.Path(arn, "/checkpoint"), "{\"CheckpointToken\":\"c3RhbGU=\"}");

        Assert.Equal("400 InvalidParameterValueException: Invalid checkpoint token", (string?)answer["error"]);
        Assert.DoesNotContain("c3RhbGU", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetState_InPages_ShowsWhatTheReplaySees()
    {
        await using var account = await LambdaAccount.StartAsync();
        JsonNode? first = null, second = null;

        await RunAsync(account, async run =>
        {
            await run.CheckpointAsync(DurableRun.StartWait("w", 60), DurableRun.Update("STEP", "START", "s"));
            var path = LambdaAccount.Path(run.Arn, $"/state?CheckpointToken={Uri.EscapeDataString(run.Token)}&MaxItems=2");
            first = await account.GetAsync(path);
            second = await account.GetAsync($"{path}&Marker={first["NextMarker"]}");
        });

        var seen = first!["Operations"]!.AsArray().Concat(second!["Operations"]!.AsArray());
        Assert.Equal(["EXECUTION", "WAIT", "STEP"], seen.Select(operation => (string?)operation!["Type"]));
        Assert.Null(second["NextMarker"]);
    }

    [Theory]
    [InlineData("", "{\"Truncated\":true}")]
    [InlineData("?IncludeExecutionData=true", "{\"Truncated\":false,\"Payload\":\"{}\"}")]
    public async Task GetHistory_Data_IsIncludedOnRequest(string query, string input)
    {
        await using var account = await LambdaAccount.StartAsync();
        var arn = await RunAsync(account, run => run.CheckpointAsync(DurableRun.StartWait("w", 60)));

        var events = (await account.GetAsync(LambdaAccount.Path(arn, $"/history{query}")))["Events"]!.AsArray();

        Assert.Equal(input, events[0]!["ExecutionStartedDetails"]!["Input"]!.ToJsonString());
        Assert.Equal(600, (int)events[0]!["ExecutionStartedDetails"]!["ExecutionTimeout"]!);
        Assert.Equal(60, (int)events[1]!["WaitStartedDetails"]!["Duration"]!);
        Assert.Equal(
            ["ExecutionStarted", "WaitStarted", "InvocationCompleted"], events.Select(happened => (string?)happened!["EventType"]));
    }

    // No client at hand knows the three yet.
    [Fact]
    public async Task Pause_Resume_Delete_AreServed()
    {
        await using var account = await LambdaAccount.StartAsync();
        var arn = await RunAsync(account, run => run.CheckpointAsync(DurableRun.StartWait("w", 60)));

        await account.PostAsync(LambdaAccount.Path(arn, "/pause"), """{ "Reason": "lunch", "ExecutionTimeoutPaused": true }""");
        var paused = await account.GetAsync(LambdaAccount.Path(arn, ""));
        var again = await account.PostAsync(LambdaAccount.Path(arn, "/pause"), "{}");
        await account.PostAsync(LambdaAccount.Path(arn, "/resume"), "{}");
        var events = (await account.GetAsync(LambdaAccount.Path(arn, "/history?IncludeExecutionData=true")))["Events"]!.AsArray();

        Assert.Equal("PAUSED", (string?)paused["Status"]);
        Assert.Equal((true, "lunch"), ((bool)paused["PauseDetails"]!["ExecutionTimeoutPaused"]!, (string?)paused["PauseDetails"]!["Reason"]));
        Assert.StartsWith("409 ResourceConflictException", (string?)again["error"], StringComparison.Ordinal);
        Assert.Equal("lunch", (string?)events[3]!["ExecutionPausedDetails"]!["Reason"]!["Payload"]);
        Assert.Equal("ExecutionResumed", (string?)events[4]!["EventType"]);
    }

    [Fact]
    public async Task List_ByFunction_FiltersAndPages()
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", run => DurableRun.WaitOnceAsync(run, 60));
        await account.BeginAsync("flow:$LATEST", "a");
        await account.BeginAsync("flow:$LATEST", "b");

        var running = await account.GetAsync("2025-12-01/functions/flow/durable-executions?Statuses=RUNNING&Statuses=FAILED&MaxItems=1");
        var failed = await account.GetAsync("2025-12-01/functions/flow/durable-executions?Statuses=FAILED");
        var named = await account.GetAsync("2025-12-01/functions/flow/durable-executions?DurableExecutionName=a&Qualifier=%24LATEST");

        Assert.Equal("b", (string?)Assert.Single(running["DurableExecutions"]!.AsArray())!["DurableExecutionName"]);
        Assert.NotNull(running["NextMarker"]);
        Assert.Empty(failed["DurableExecutions"]!.AsArray());
        Assert.Equal("RUNNING", (string?)Assert.Single(named["DurableExecutions"]!.AsArray())!["Status"]);
    }

    [Theory]
    [InlineData("2025-12-01/functions/flow/durable-executions?Statuses=DONE", "400 ValidationException")]
    [InlineData("2025-12-01/functions/flow/durable-executions?MaxItems=1001", "400 ValidationException")]
    [InlineData("2025-12-01/functions/flow/durable-executions?MaxItems=x", "400 SerializationException")]
    [InlineData("2025-12-01/functions/nobody/durable-executions", "404 ResourceNotFoundException")]
    [InlineData("2025-12-01/durable-executions/nonsense", "400 ValidationException")]
    [InlineData(
        "2025-12-01/durable-executions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000001%3Afunction%3Aflow%3A1%2Fdurable-execution%2Fa%2Fb",
        "404 ResourceNotFoundException")]
    [InlineData("2025-12-01/functions/flow/other", "404 UnknownOperationException")]
    public async Task Request_ThatCannotBe_IsRefused(string path, string error)
    {
        await using var account = await LambdaAccount.StartAsync();
        account.RegisterDurable("flow", _ => Task.FromResult(DurableRun.Succeeded("1")));

        var answer = await account.GetAsync(path);

        Assert.StartsWith(error, (string?)answer["error"], StringComparison.Ordinal);
    }

    /// <summary>Runs an execution until it waits; its first invocation does what the test wants.</summary>
    private static async Task<string> RunAsync(LambdaAccount account, Func<DurableRun, Task> act)
    {
        account.RegisterDurable("flow", async run =>
        {
            await act(run);
            return DurableRun.Pending;
        });
        var arn = await account.BeginAsync("flow:$LATEST");
        await account.Context.Workload.WhenIdleAsync();
        return arn;
    }
}
