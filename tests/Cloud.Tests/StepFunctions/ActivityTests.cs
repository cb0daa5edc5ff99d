using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Activities: their names, and the tasks that workers fetch by long polls in real time.</summary>
public sealed class ActivityTests
{
    private const string Arn = "arn:aws:states:us-east-1:000000000001:activity:paint";

    [Fact]
    public async Task Activity_CreatedTwice_IsTheSame()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var first = await CreateAsync(cloud);
        await cloud.Time.AdvanceAsync(TimeSpan.FromHours(1));

        var second = await CreateAsync(cloud);

        Assert.Equal(Arn, (string)first["activityArn"]!);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Single((await cloud.CallAsync("ListActivities", []))["activities"]!.AsArray());
    }

    [Fact]
    public async Task Activity_Deleted_IsUnknown()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await CreateAsync(cloud);

        await cloud.CallAsync("DeleteActivity", Named());
        await cloud.CallAsync("DeleteActivity", Named());

        Assert.Equal(
            new Refusal("ActivityDoesNotExist", $"Activity Does Not Exist: '{Arn}'"), await cloud.RefusedAsync("DescribeActivity", Named()));
        Assert.Equal("ActivityDoesNotExist", (await cloud.RefusedAsync("GetActivityTask", Named())).Code);
    }

    [Fact]
    public async Task Task_FetchedAndAnswered_Succeeds()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await RunAsync(cloud, "", """{"wall":1.50}""");

        var task = await FetchAsync(cloud);
        await cloud.CallAsync("SendTaskSuccess", new() { ["taskToken"] = (string)task["taskToken"]!, ["output"] = "\"red\"" });
        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("""{"wall":1.50}""", (string)task["input"]!);
        Assert.Equal("\"red\"", (string)ended["output"]!);
        Assert.Equal(
            "ExecutionStarted TaskStateEntered ActivityScheduled ActivityStarted ActivitySucceeded TaskStateExited ExecutionSucceeded",
            await cloud.TypesAsync(execution));
        Assert.Equal("ann", (string)(await cloud.HistoryAsync(execution))[3]["activityStartedEventDetails"]!["workerName"]!);
    }

    [Fact]
    public async Task Worker_WaitingAlready_GetsTheTaskAtOnce()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await CreateAsync(cloud);
        var fetching = FetchAsync(cloud);

        await RunAsync(cloud, "");
        var task = await fetching;

        Assert.True(task.ContainsKey("taskToken"));
    }

    [Fact]
    public async Task Worker_GoneAway_TakesNoTaskWithIt()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await CreateAsync(cloud);
        using var gone = new CancellationTokenSource();
        var fetching = cloud.Service.InvokeAsync("GetActivityTask", Named(), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);

        await RunAsync(cloud, "");
        var task = await FetchAsync(cloud);

        Assert.True(task.ContainsKey("taskToken"));
    }

    [Fact]
    public async Task Task_WithoutHeartbeat_TimesOutAfterItsSilence()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await RunAsync(cloud, "\"TimeoutSeconds\":3600,\"HeartbeatSeconds\":60");
        var task = await FetchAsync(cloud);
        var token = new JsonObject { ["taskToken"] = (string)task["taskToken"]! };
        await cloud.Time.AdvanceAsync(TimeSpan.FromSeconds(50));
        await cloud.CallAsync("SendTaskHeartbeat", token);

        var ended = await cloud.FinishAsync(execution);

        Assert.Equal("States.Timeout", (string)ended["error"]!);
        Assert.Equal(TimeSpan.FromSeconds(110), cloud.Time.Skipped);
        Assert.EndsWith("ActivityStarted ActivityTimedOut ExecutionFailed", await cloud.TypesAsync(execution), StringComparison.Ordinal);
        Assert.Equal("TaskTimedOut", (await cloud.RefusedAsync("SendTaskHeartbeat", token)).Code);
    }

    [Fact]
    public async Task Task_OfAStoppedExecution_IsNotHandedOut()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var stopped = await RunAsync(cloud, "", """{"run":1}""");
        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = stopped });
        await cloud.SettleAsync();

        await cloud.BeginAsync("arn:aws:states:us-east-1:000000000001:stateMachine:machine", """{"run":2}""", name: "second");
        var task = await FetchAsync(cloud);

        Assert.Equal("""{"run":2}""", (string)task["input"]!);
    }

    [Fact]
    public async Task Task_OfAnUnknownActivity_CannotBeScheduled()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var execution = await cloud.RunAsync(Paint(""));

        Assert.Equal("ExecutionStarted TaskStateEntered ExecutionFailed", await cloud.TypesAsync(execution));
    }

    private static async Task<string> RunAsync(StepFunctionsFixture cloud, string more, string input = "{}")
    {
        await CreateAsync(cloud);
        return await cloud.RunAsync(Paint(more), input);
    }

    private static string Paint(string more)
    {
        var fields = more.Length == 0 ? "" : $"{more},";
        return $$$"""{"Paint":{"Type":"Task","Resource":"{{{Arn}}}",{{{fields}}}"End":true}}""";
    }

    private static Task<JsonObject> CreateAsync(StepFunctionsFixture cloud) => cloud.CallAsync("CreateActivity", new() { ["name"] = "paint" });

    private static Task<JsonObject> FetchAsync(StepFunctionsFixture cloud) =>
        cloud.CallAsync("GetActivityTask", new() { ["activityArn"] = Arn, ["workerName"] = "ann" });

    private static JsonObject Named() => new() { ["activityArn"] = Arn };
}
