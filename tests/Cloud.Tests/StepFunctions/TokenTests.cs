using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>What AWS says of task tokens that are unknown, used up, or too late.</summary>
public sealed class TokenTests
{
    private static readonly Refusal Closed = new("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");

    [Theory]
    [InlineData("SendTaskSuccess")]
    [InlineData("SendTaskFailure")]
    [InlineData("SendTaskHeartbeat")]
    public async Task Token_NeverIssued_IsInvalid(string operation)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync(operation, new() { ["taskToken"] = "AAAA", ["output"] = operation == "SendTaskSuccess" ? "{}" : null });

        Assert.Equal(new Refusal("InvalidToken", "Invalid Token: 'Invalid token'"), refusal);
    }

    [Fact]
    public async Task Token_Used_IsClosedForEverybody()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.RunAsync(States.Ask());

        await cloud.CallAsync("SendTaskSuccess", Answer(cloud));

        Assert.Equal(Closed, await cloud.RefusedAsync("SendTaskSuccess", Answer(cloud)));
        Assert.Equal(Closed, await cloud.RefusedAsync("SendTaskFailure", Token(cloud)));
        Assert.Equal(Closed, await cloud.RefusedAsync("SendTaskHeartbeat", Token(cloud)));
    }

    [Fact]
    public async Task Token_OfAStoppedExecution_IsClosed()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var execution = await cloud.RunAsync(States.Ask());

        await cloud.CallAsync("StopExecution", new() { ["executionArn"] = execution });

        Assert.Equal(Closed, await cloud.RefusedAsync("SendTaskSuccess", Answer(cloud)));
    }

    [Fact]
    public async Task Token_AnswerIsNotJson_StaysOpen()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.RunAsync(States.Ask());

        var refusal = await cloud.RefusedAsync("SendTaskSuccess", Answer(cloud, "approved"));
        await cloud.CallAsync("SendTaskSuccess", Answer(cloud));

        Assert.Equal("InvalidOutput", refusal.Code);
    }

    [Fact]
    public async Task Token_AnswerOf256Kilobytes_IsTheLargest()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.RunAsync(States.Ask());
        string Text(int letters) => $"\"{new string('ü', letters)}\""; // of two bytes each

        var refusal = await cloud.RefusedAsync("SendTaskSuccess", Answer(cloud, Text(131_072)));
        await cloud.CallAsync("SendTaskSuccess", Answer(cloud, Text(131_071)));

        Assert.Equal("InvalidOutput", refusal.Code);
    }

    [Fact]
    public async Task Token_IsMissing_IsAViolation()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("SendTaskSuccess", new() { ["output"] = "{}" });

        Assert.Equal(
            new Refusal(
                "ValidationException",
                "1 validation error detected: Value null at 'taskToken' failed to satisfy constraint: Member must not be null"),
            refusal);
    }

    [Fact]
    public async Task Token_OfEachExecution_IsItsOwn()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Ask());

        for (var i = 0; i < 20; i++)
            await cloud.BeginAsync(machine, name: $"run-{i}");
        await cloud.SettleAsync();

        Assert.Equal(20, cloud.Tokens.Select(issued => issued.Token).Distinct().Count());
        Assert.All(cloud.Tokens, issued => Assert.InRange(issued.Token.Length, 100, 1024));
    }

    [Fact]
    public async Task Tokens_OfManyExecutions_AreAnsweredAtOnce()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Ask("\"HeartbeatSeconds\":60"));
        for (var i = 0; i < 50; i++)
            await cloud.BeginAsync(machine, name: $"run-{i}");
        await cloud.SettleAsync();

        await Task.WhenAll(cloud.Tokens.Select(issued => cloud.CallAsync("SendTaskHeartbeat", new() { ["taskToken"] = issued.Token })));
        await Task.WhenAll(cloud.Tokens.Select(issued => cloud.CallAsync(
            "SendTaskSuccess", new() { ["taskToken"] = issued.Token, ["output"] = $"\"{issued.ExecutionArn}\"" })));
        await cloud.SettleAsync();

        Assert.Equal(50, cloud.Tokens.Count);
        foreach (var issued in cloud.Tokens)
            Assert.Equal($"\"{issued.ExecutionArn}\"", (string)(await cloud.DescribeAsync(issued.ExecutionArn))["output"]!);
    }

    private static JsonObject Token(StepFunctionsFixture cloud) => new() { ["taskToken"] = Answer(cloud)["taskToken"]!.DeepClone() };

    private static JsonObject Answer(StepFunctionsFixture cloud, string output = "{}") =>
        new() { ["taskToken"] = cloud.Tokens[0].Token, ["output"] = output };
}
