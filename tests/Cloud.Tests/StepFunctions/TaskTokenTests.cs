using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Tasks that wait for their token: how they are answered, and how they end when they are not.</summary>
public sealed class TaskTokenTests
{
    [Fact]
    public async Task Task_AnsweredWithSuccess_HasTheAnswerAsItsResult()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask("\"ResultPath\":\"$.answer\""), """{"id":5000.0}""");

        await SucceedAsync(cloud, """{"approved":true}""");
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("""{"id":5000.0,"answer":{"approved":true}}""", (string)ended["output"]!);
        Assert.Equal(
            "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded",
            await cloud.TypesAsync(execution));
    }

    [Fact]
    public async Task Task_AnsweredWithFailure_IsCaughtByItsError()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask("""
            "Catch":[{"ErrorEquals":["Refused"],"ResultPath":"$.why","Next":"Caught"}]
            """, """ "Caught":{"Type":"Succeed"} """));

        await cloud.CallAsync("SendTaskFailure", new() { ["taskToken"] = cloud.Tokens[0].Token, ["error"] = "Refused", ["cause"] = "No." });
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("""{"why":{"Error":"Refused","Cause":"No."}}""", (string)ended["output"]!);
    }

    [Fact]
    public async Task Task_FailedWithoutErrorAndCause_ShowsNeither()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask());

        await cloud.CallAsync("SendTaskFailure", new() { ["taskToken"] = cloud.Tokens[0].Token });
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("FAILED", (string)ended["status"]!);
        Assert.False(ended.ContainsKey("error") || ended.ContainsKey("cause"));
    }

    [Fact]
    public async Task Task_NobodyAnswers_TimesOutAtItsDeadline()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask("\"TimeoutSeconds\":3600"));

        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("FAILED", (string)ended["status"]!);
        Assert.Equal("States.Timeout", (string)ended["error"]!);
        Assert.Equal(TimeSpan.FromHours(1), cloud.Time.Skipped);
        Assert.EndsWith("TaskSubmitted TaskTimedOut ExecutionFailed", await cloud.TypesAsync(execution), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_TimeoutCaught_HasAnEmptyCause()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask("""
            "TimeoutSecondsPath":"$.seconds","Catch":[{"ErrorEquals":["States.Timeout"],"Next":"Caught"}]
            """, """ "Caught":{"Type":"Succeed"} """), """{"seconds":7}""");

        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("""{"Error":"States.Timeout","Cause":""}""", (string)ended["output"]!);
        Assert.Equal(TimeSpan.FromSeconds(7), cloud.Time.Skipped);
    }

    [Fact]
    public async Task Task_Heartbeats_LiveUntilTheyStop()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask("\"HeartbeatSeconds\":60"));

        for (var beat = 0; beat < 3; beat++)
        {
            await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(50));
            await cloud.CallAsync("SendTaskHeartbeat", Token(cloud));
        }
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("States.Timeout", (string)ended["error"]!);
        Assert.Equal(TimeSpan.FromSeconds(210), cloud.Time.Skipped);
    }

    [Theory]
    [InlineData("States.HeartbeatTimeout")]
    [InlineData("States.Timeout")]
    [InlineData("States.ALL")]
    public async Task Task_HeartbeatMissed_IsCaughtAs(string name)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask($$"""
            "HeartbeatSeconds":60,"TimeoutSeconds":600,"Catch":[{"ErrorEquals":["{{name}}"],"Next":"Caught"}]
            """, """ "Caught":{"Type":"Succeed"} """));

        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("SUCCEEDED", (string)ended["status"]!);
    }

    [Fact]
    public async Task Task_AnsweredBeforeItsServiceReturned_IsSubmittedFirst()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Sqs.Answer = async _ =>
        {
            await SucceedAsync(cloud, "1");
            return new JsonObject { ["MessageId"] = "message-1" };
        };

        var execution = await cloud.RunAsync(States.Ask());

        Assert.Equal("1", (string)(await cloud.DescribeAsync(execution))["output"]!);
        Assert.Contains("TaskStarted TaskSubmitted TaskSucceeded", await cloud.TypesAsync(execution), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_Retried_HasAnotherToken()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask("""
            "TimeoutSeconds":10,"Retry":[{"ErrorEquals":["States.Timeout"],"MaxAttempts":1}]
            """));

        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(11));
        await cloud.SettleAsync();
        var late = await cloud.RefusedAsync("SendTaskSuccess", Answer(cloud.Tokens[0].Token));
        await cloud.CallAsync("SendTaskSuccess", Answer(cloud.Tokens[1].Token));

        Assert.Equal("TaskTimedOut", late.Code);
        Assert.Equal("SUCCEEDED", (string)(await cloud.FinishAsync(execution))["status"]!);
    }

    private static Task<JsonObject> SucceedAsync(StepFunctionsFixture cloud, string output) =>
        cloud.CallAsync("SendTaskSuccess", Answer(cloud.Tokens[0].Token, output));

    private static JsonObject Token(StepFunctionsFixture cloud) => new() { ["taskToken"] = cloud.Tokens[0].Token };

    private static JsonObject Answer(string token, string output = "{}") => new() { ["taskToken"] = token, ["output"] = output };
}
