namespace Comparison.Cloud.Tests.Lambda.Control;

/// <summary>What becomes of a function that is deleted, and of what runs on it.</summary>
public sealed class FunctionRemovalTests
{
    [Fact]
    public async Task Delete_OfAFunction_TakesItsVersionsAndAliasesAlong()
    {
        await using var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync(("Publish", true));
        await plane.SendAsync("POST", $"{ControlPlane.Functions}/probe/aliases", new() { ["Name"] = "live", ["FunctionVersion"] = "1" });

        await plane.SendAsync("DELETE", $"{ControlPlane.Functions}/probe");

        var gone = await plane.SendAsync("GET", $"{ControlPlane.Functions}/probe?Qualifier=live");
        Assert.StartsWith("404 ResourceNotFoundException: Function not found", gone["error"]?.ToString(), StringComparison.Ordinal);
        Assert.Equal("1", (await plane.CreateAsync(("Publish", true)))["Version"]?.ToString());
    }

    [Fact]
    public async Task Delete_OfAVersionThatAnAliasPointsTo_Conflicts()
    {
        await using var plane = await ControlPlane.StartAsync();
        await plane.CreateAsync(("Publish", true));
        await plane.SendAsync("POST", $"{ControlPlane.Functions}/probe/aliases", new() { ["Name"] = "live", ["FunctionVersion"] = "1" });

        var refused = await plane.SendAsync("DELETE", $"{ControlPlane.Functions}/probe?Qualifier=1");

        Assert.StartsWith("409 ResourceConflictException", refused["error"]?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WhileAnExecutionRuns_DrainsAndThenRemoves()
    {
        await using var plane = await ControlPlane.StartAsync();
        plane.Account.RegisterDurable("flow", run => DurableRun.AskAsync(run)).Publish("live");
        var arn = await plane.Account.BeginAsync("flow:live");

        await plane.SendAsync("DELETE", $"{ControlPlane.Functions}/flow");

        var draining = (await plane.SendAsync("GET", $"{ControlPlane.Functions}/flow"))["Configuration"]!;
        Assert.Equal(("Deleting", "DrainingDurableExecutions"), (draining["State"]?.ToString(), draining["StateReasonCode"]?.ToString()));
        await plane.Account.PostAsync(LambdaAccount.Path(arn, "/stop"), "{}");
        Assert.NotNull((await plane.SendAsync("GET", $"{ControlPlane.Functions}/flow"))["error"]);
    }

    [Fact]
    public async Task Invoke_WhileTheFunctionDrains_IsRefused()
    {
        await using var plane = await ControlPlane.StartAsync();
        plane.Account.RegisterDurable("flow", run => DurableRun.AskAsync(run)).Publish("live");
        await plane.Account.BeginAsync("flow:live");
        await plane.SendAsync("DELETE", $"{ControlPlane.Functions}/flow");

        using var answer = await plane.Account.InvokeAsync("flow:live", "{}", ("X-Amz-Invocation-Type", "Event"));

        Assert.Equal("ResourceConflictException", LambdaAccount.Header(answer, "x-amzn-ErrorType"));
    }
}
