using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>RedriveExecution: what did not succeed goes on where it stood.</summary>
public sealed class RedriveTests
{
    private const string Error = """{"errorType":"E","errorMessage":"m"}""";

    [Fact]
    public async Task Task_ThatFailed_IsScheduledAgainAfterItsOnlyEntry()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await FailedAsync(cloud, States.Invoke(), later: "1");

        await RedriveAsync(cloud, execution);
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal(
            "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskFailed ExecutionFailed "
            + "ExecutionRedriven TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded",
            await cloud.TypesAsync(execution));
        var history = await cloud.HistoryAsync(execution);
        Assert.Equal((1, 2L), ((int)history[6]["executionRedrivenEventDetails"]!["redriveCount"]!, (long)history[7]["previousEventId"]!));
        Assert.Equal(("SUCCEEDED", 1), ((string)ended["status"]!, (int)ended["redriveCount"]!));
        Assert.NotNull(ended["redriveDate"]);
    }

    [Fact]
    public async Task Redrive_ByTheMeter_IsATransitionBesideTheStatesRunAgain()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await FailedAsync(cloud, States.Invoke(), later: "1");
        var before = cloud.Account.Context.Meter.Read();

        await RedriveAsync(cloud, execution);
        await cloud.FinishAsync(execution);

        Assert.Equal(2, (cloud.Account.Context.Meter.Read() - before)[BillingUnit.StateTransitions]);
    }

    [Fact]
    public async Task Retries_AfterARedrive_BeginAnew()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await FailedAsync(cloud, States.Invoke("\"Retry\":[{\"ErrorEquals\":[\"E\"],\"MaxAttempts\":1}]"));
        cloud.Lambda.Calls.Clear();

        await RedriveAsync(cloud, execution);
        await cloud.FinishAsync(execution);

        Assert.Equal(2, cloud.Lambda.Calls.Count);
    }

    [Theory]
    [InlineData("E", 1)]
    [InlineData("States.DataLimitExceeded", 2)]
    [InlineData("States.Runtime", 2)]
    public async Task Parallel_WithAFailedBranch_RunsThatOneAgainUnlessItsErrorSpoilsAll(string error, int again)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var invoke = States.Invoke();
        var fail = $$$"""{"Fail":{"Type":"Fail","Error":"{{{error}}}"}}""";
        cloud.Lambda.Return("1");
        var execution = await cloud.BeginAsync(await cloud.CreateAsync($$$"""
            {"All":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"Invoke","States":{{{invoke}}} },
            {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"Next":"Fail"},{{{fail[1..]}}} }]}}
            """));
        await cloud.FinishAsync(execution);

        await RedriveAsync(cloud, execution);
        await cloud.FinishAsync(execution);

        Assert.Equal(again, cloud.Lambda.Calls.Count);
    }

    [Fact]
    public async Task Map_WithAFailedIteration_KeepsTheOthersAndGoesOnToTheRest()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (invoke, answers) = (States.Invoke(), new[] { "1", "", "2", "3" });
        foreach (var answer in answers)
            if (answer.Length > 0)
                cloud.Lambda.Return(answer);
            else
                cloud.Lambda.Fail(Error);
        var execution = await cloud.BeginAsync(await cloud.CreateAsync($$$"""
            {"Each":{"Type":"Map","MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"Invoke","States":{{{invoke}}} },
            "ResultSelector":{"all.$":"$[*].Payload"} }}
            """), "[\"a\",\"b\",\"c\"]");
        await cloud.FinishAsync(execution);

        await RedriveAsync(cloud, execution);
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("""{"all":[1,2,3]}""", (string)ended["output"]!);
        Assert.Equal(["\"a\"", "\"b\"", "\"b\"", "\"c\""], cloud.Lambda.Calls.Select(call => System.Text.Encoding.UTF8.GetString(call.Payload.Span)));
        Assert.Single((await cloud.TypesAsync(execution)).Split(' '), "MapStateStarted");
    }

    [Fact]
    public async Task Task_ThatWasAborted_HasAnotherTokenAndTheOldOneIsClosed()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask());
        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });

        await RedriveAsync(cloud, execution);
        await cloud.SettleAsync();

        var (old, fresh) = (cloud.Tokens[0].Token, cloud.Tokens[1].Token);
        Assert.Equal("TaskTimedOut", (await cloud.RefusedAsync("SendTaskSuccess", new() { ["taskToken"] = old, ["output"] = "1" })).Code);
        await cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = fresh, ["output"] = "2" });
        Assert.Equal("2", (string)(await cloud.FinishAsync(execution))["output"]!);
    }

    [Fact]
    public async Task Wait_UntilATimeThatIsPast_EndsAtOnce()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync("""{"Wait":{"Type":"Wait","Timestamp":"2030-01-01T01:00:00Z","End":true}}""");
        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });
        await cloud.Time.AdvanceAsync(TimeSpan.FromHours(2));

        await RedriveAsync(cloud, execution);
        await cloud.SettleAsync();

        Assert.Equal("SUCCEEDED", (string)(await cloud.DescribeAsync(execution))["status"]!);
    }

    [Fact]
    public async Task Deadline_OfTheMachine_BeginsAnew()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var creation = StepFunctionsFixture.Creation($$"""{"StartAt":"Wait","TimeoutSeconds":60,"States":{{States.Wait(90)}}}""");
        var machine = (string)(await cloud.CallAsync("CreateStateMachine", creation))["stateMachineArn"]!;
        var execution = await cloud.BeginAsync(machine);
        await cloud.FinishAsync(execution);
        var redriven = cloud.Time.GetUtcNow();

        await RedriveAsync(cloud, execution);
        await cloud.FinishAsync(execution);

        Assert.Equal("TIMED_OUT", (string)(await cloud.DescribeAsync(execution))["status"]!);
        Assert.Equal(TimeSpan.FromSeconds(60), cloud.Time.GetUtcNow() - redriven);
    }

    [Fact]
    public async Task Context_AfterARedrive_CountsIt()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        const string next = """
            "After":{"Type":"Pass","Parameters":{"n.$":"$$.Execution.RedriveCount","at.$":"$$.Execution.RedriveTime"},"End":true}
            """;
        var invoke = States.Invoke(others: next).Replace("\"End\":true},", "\"Next\":\"After\"},", StringComparison.Ordinal);
        var execution = await FailedAsync(cloud, invoke, later: "1");

        await RedriveAsync(cloud, execution);
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("""{"at":"2030-01-01T00:00:00.000Z","n":1}""", Sorted((string)ended["output"]!));
    }

    [Fact]
    public async Task Child_OfAParentThatIsRedriven_IsStartedAgain()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var child = await cloud.CreateAsync("""{"Fail":{"Type":"Fail","Error":"E"}}""", "child");
        var parent = await cloud.CreateAsync(States.Task(
            "Call", "arn:aws:states:::states:startExecution.sync:2", $$"""{"StateMachineArn":"{{child}}"}"""), "parent");
        var execution = await cloud.BeginAsync(parent);
        await cloud.FinishAsync(execution);

        await RedriveAsync(cloud, execution);
        await cloud.FinishAsync(execution);

        var children = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = child });
        Assert.Equal(2, children["executions"]!.AsArray().Count);
    }

    private static string Sorted(string json) =>
        new JsonObject(JsonNode.Parse(json)!.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString();

    // The function fails once when there is something to return later, else for ever.
    private static async Task<string> FailedAsync(StepFunctionsFixture cloud, string states, string? later = null)
    {
        cloud.Lambda.Fail(Error);
        if (later is not null)
            cloud.Lambda.Return(later);
        var execution = await cloud.BeginAsync(await cloud.CreateAsync(states));
        await cloud.FinishAsync(execution);
        return execution;
    }

    private static Task<JsonObject> RedriveAsync(StepFunctionsFixture cloud, string execution) =>
        cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = execution });
}
