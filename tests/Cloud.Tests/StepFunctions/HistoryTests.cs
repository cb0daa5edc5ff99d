using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>GetExecutionHistory: order, pages, and the shape of events on the wire.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task History_BothWays_HasTheSameEvents()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Pass);
        await cloud.FinishAsync(execution);

        var forward = await PageAsync(cloud, execution, reverse: false);
        var backward = await PageAsync(cloud, execution, reverse: true);

        Assert.Equal([1, 2, 3, 4], forward);
        Assert.Equal([4, 3, 2, 1], backward);
    }

    [Fact]
    public async Task History_Event_HasMillisecondsAndChainedIds()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.Time.AdvanceAsync(TimeSpan.FromMilliseconds(123));

        var entered = (await cloud.HistoryAsync(await cloud.RunAsync(States.Pass, """{"n":1.50}""")))[1];

        Assert.Equal(
            """{"timestamp":1893456000.123,"type":"PassStateEntered","id":2,"previousEventId":0,"""
            + """ "stateEnteredEventDetails":{"input":"{\u0022n\u0022:1.50}","inputDetails":{"truncated":false},"name":"Pass"}} """.Trim(),
            entered.ToJsonString());
    }

    [Fact]
    public async Task History_WithoutData_HasNeitherInputNorOutput()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Pass);

        var request = new JsonObject { ["executionArn"] = execution, ["includeExecutionData"] = false };
        var history = await cloud.CallAsync("GetExecutionHistory", request);

        Assert.DoesNotContain("put", history.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_ForgedPageToken_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Pass);

        var refusal = await cloud.RefusedAsync("GetExecutionHistory", new() { ["executionArn"] = execution, ["nextToken"] = "forged" });

        Assert.Equal(new Refusal("InvalidToken", "Invalid Token: 'Invalid token'"), refusal);
    }

    private static async Task<List<int>> PageAsync(StepFunctionsFixture cloud, string execution, bool reverse)
    {
        var ids = new List<int>();
        string? token = null;
        do
        {
            var page = await cloud.CallAsync("GetExecutionHistory", new()
            {
                ["executionArn"] = execution, ["maxResults"] = 3, ["reverseOrder"] = reverse, ["nextToken"] = token,
            });
            ids.AddRange(page["events"]!.AsArray().Select(happened => (int)happened!["id"]!));
            token = (string?)page["nextToken"];
        }
        while (token is not null);
        return ids;
    }
}
