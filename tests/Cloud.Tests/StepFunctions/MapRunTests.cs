using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Distributed maps and their children through the API.</summary>
public sealed class MapRunTests
{
    [Fact]
    public async Task Children_OfAMapRun_AreListedDescribedAndHaveHistories()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Return("1");
        var parent = await cloud.RunAsync(Map("\"ToleratedFailureCount\":1,\"MaxConcurrency\":2"), "[1,2]");

        var run = Assert.Single((await cloud.CallAsync("ListMapRuns", new() { ["executionArn"] = parent }))["mapRuns"]!.AsArray())!;
        var children = (await cloud.CallAsync("ListExecutions", new() { ["mapRunArn"] = run["mapRunArn"]!.DeepClone() }))["executions"]!.AsArray();
        var described = await cloud.DescribeAsync((string)children[0]!["executionArn"]!);

        Assert.Equal(2, children.Count);
        Assert.Equal(("SUCCEEDED", "2", (string)run["mapRunArn"]!), ((string)described["status"]!, (string)described["input"]!, (string)described["mapRunArn"]!));
        Assert.StartsWith("ExecutionStarted TaskStateEntered LambdaFunctionScheduled", await cloud.TypesAsync((string)children[0]!["executionArn"]!), StringComparison.Ordinal);
        var all = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = run["stateMachineArn"]!.DeepClone() });
        Assert.Single(all["executions"]!.AsArray());
    }

    [Fact]
    public async Task MapRun_WithAFailedBatch_CountsItemsAndExecutions()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Return("1");
        cloud.Lambda.Fail("""{"errorType":"E"}""");
        var parent = await cloud.RunAsync(Map("\"MaxConcurrency\":1,\"ToleratedFailurePercentage\":20.5,\"ItemBatcher\":{\"MaxItemsPerBatch\":2}"), "[1,2,3,4,5]");

        var arn = (await cloud.CallAsync("ListMapRuns", new() { ["executionArn"] = parent }))["mapRuns"]![0]!["mapRunArn"]!;
        var run = await cloud.CallAsync("DescribeMapRun", new() { ["mapRunArn"] = arn.DeepClone() });

        Assert.Equal(("FAILED", 1, 20.5), ((string)run["status"]!, (int)run["maxConcurrency"]!, (double)run["toleratedFailurePercentage"]!));
        Assert.Equal("1 2 0 2 5", Counts(run["itemCounts"]!));
        Assert.Equal("1 1 0 1 3", Counts(run["executionCounts"]!));
    }

    [Fact]
    public async Task Child_OfAMapRun_IsRedrivenByItsParentAlone()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Fail("""{"errorType":"E"}""");
        cloud.Lambda.Return("1");
        var parent = await cloud.RunAsync(Map("\"MaxConcurrency\":1"), "[1]");
        var arn = (await cloud.CallAsync("ListMapRuns", new() { ["executionArn"] = parent }))["mapRuns"]![0]!["mapRunArn"]!;
        var child = (await cloud.CallAsync("ListExecutions", new() { ["mapRunArn"] = arn.DeepClone() }))["executions"]![0]!["executionArn"]!;
        var before = (string)(await cloud.DescribeAsync((string)child!))["redriveStatus"]!;

        var refused = await cloud.RefusedAsync("RedriveExecution", new() { ["executionArn"] = child.DeepClone() });
        await cloud.CallAsync("RedriveExecution", new() { ["executionArn"] = parent });
        await cloud.SettleAsync();

        Assert.Equal(("REDRIVABLE_BY_MAP_RUN", "ValidationException"), (before, refused.Code));
        Assert.Equal("SUCCEEDED", (string)(await cloud.DescribeAsync(parent))["status"]!);
        Assert.Equal(1, (int)(await cloud.CallAsync("DescribeMapRun", new() { ["mapRunArn"] = arn.DeepClone() }))["redriveCount"]!);
    }

    [Fact]
    public async Task Express_WithADistributedMap_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var creation = StepFunctionsFixture.Creation($$"""{"StartAt":"Map","States":{{Map("")}}}""");
        creation["type"] = "EXPRESS";

        var refused = await cloud.RefusedAsync("CreateStateMachine", creation);

        Assert.Contains("Express state machine does not support Distributed Map states", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpressChildren_WithATaskThatWaits_AreRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var definition = $$"""{"StartAt":"Map","States":{{Map("")}}}"""
            .Replace("STANDARD", "EXPRESS", StringComparison.Ordinal)
            .Replace("arn:aws:lambda:us-east-1:000000000001:function:f", "arn:aws:states:::sqs:sendMessage.waitForTaskToken", StringComparison.Ordinal);

        var refused = await cloud.RefusedAsync("CreateStateMachine", StepFunctionsFixture.Creation(definition));

        Assert.Contains("Express state machine does not support '.waitForTaskToken' service integration", refused.Message, StringComparison.Ordinal);
    }

    private static string Counts(JsonNode counts) =>
        string.Join(' ', ((string[])["pending", "succeeded", "running", "failed", "total"]).Select(name => counts[name]!.ToJsonString()));

    private static string Map(string fields) => $$$"""
        {"Map":{"Type":"Map",{{{(fields.Length == 0 ? "" : fields + ",")}}}"End":true,"ItemProcessor":{
         "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Call","States":{"Call":
         {"Type":"Task","Resource":"arn:aws:lambda:us-east-1:000000000001:function:f","End":true} } } } }
        """;
}
