using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Versions: a machine as it once was, which can still be started.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task Version_AfterAnUpdate_RunsAsItWasPublished()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Pass("old"));
        var version = await PublishAsync(cloud, machine);
        await cloud.CallAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = Definition("new") });

        var ended = await cloud.FinishAsync(await cloud.BeginAsync(version));

        Assert.Equal($"{machine}:1", version);
        Assert.Equal("\"old\"", (string)ended["output"]!);
        Assert.Equal(version, (string)ended["stateMachineVersionArn"]!);
    }

    [Fact]
    public async Task Revision_PublishedTwice_IsOneVersion()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Pass("old"));

        var first = await PublishAsync(cloud, machine);
        var same = await PublishAsync(cloud, machine);
        await cloud.CallAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = Definition("new") });
        var second = await PublishAsync(cloud, machine);

        Assert.Equal(first, same);
        Assert.Equal([second, first], await ListAsync(cloud, machine));
    }

    [Fact]
    public async Task Update_ThatPublishesAndChangesNothing_AnswersWithTheVersionThereIs()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Pass("old"));
        JsonObject Update() => new() { ["stateMachineArn"] = machine, ["definition"] = Definition("new"), ["publish"] = true };

        var first = await cloud.CallAsync("UpdateStateMachine", Update());
        var same = await cloud.CallAsync("UpdateStateMachine", Update());

        Assert.Equal($"{machine}:1", (string?)first["stateMachineVersionArn"]);
        Assert.Equal(
            ((string?)first["stateMachineVersionArn"], (string?)first["revisionId"]),
            ((string?)same["stateMachineVersionArn"], (string?)same["revisionId"]));
        Assert.Equal([$"{machine}:1"], await ListAsync(cloud, machine));
        Assert.Equal(
            "MissingRequiredParameter",
            (await cloud.RefusedAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["publish"] = true })).Code);
    }

    [Fact]
    public async Task Update_ThatPublishesAndDescribesAnew_MakesAVersion()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Pass("old"));
        JsonObject Update(string description) => new()
        {
            ["stateMachineArn"] = machine, ["definition"] = Definition("new"), ["publish"] = true, ["versionDescription"] = description,
        };

        await cloud.CallAsync("UpdateStateMachine", Update("first"));
        var second = (string?)(await cloud.CallAsync("UpdateStateMachine", Update("second")))["stateMachineVersionArn"];

        Assert.Equal($"{machine}:2", second);
        Assert.Equal("second", (string?)(await cloud.CallAsync("DescribeStateMachine", new() { ["stateMachineArn"] = second }))["description"]);
    }

    [Fact]
    public async Task Version_Deleted_LeavesItsNumberUnused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Pass("old"));
        var first = await PublishAsync(cloud, machine);

        await cloud.CallAsync("DeleteStateMachineVersion", new() { ["stateMachineVersionArn"] = first });
        var second = await PublishAsync(cloud, machine);

        Assert.Equal([$"{machine}:2"], await ListAsync(cloud, machine));
        Assert.Equal("StateMachineDoesNotExist", (await cloud.RefusedAsync("StartExecution", new() { ["stateMachineArn"] = first })).Code);
        Assert.Equal($"{machine}:2", second);
    }

    [Fact]
    public async Task Executions_ListedByVersion_AreItsOwn()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(Pass("old"));
        var version = await PublishAsync(cloud, machine);
        await cloud.BeginAsync(machine, name: "plain");
        await cloud.BeginAsync(version, name: "versioned");

        var ofVersion = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = version });
        var ofMachine = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = machine });

        Assert.Equal("versioned", (string)Assert.Single(ofVersion["executions"]!.AsArray())!["name"]!);
        Assert.Equal(2, ofMachine["executions"]!.AsArray().Count);
    }

    private static async Task<string> PublishAsync(StepFunctionsFixture cloud, string machine) =>
        (string)(await cloud.CallAsync("PublishStateMachineVersion", new() { ["stateMachineArn"] = machine }))["stateMachineVersionArn"]!;

    private static async Task<IEnumerable<string>> ListAsync(StepFunctionsFixture cloud, string machine)
    {
        var listed = await cloud.CallAsync("ListStateMachineVersions", new() { ["stateMachineArn"] = machine });
        return listed["stateMachineVersions"]!.AsArray().Select(version => (string)version!["stateMachineVersionArn"]!);
    }

    private static string Pass(string result) => $$$"""{"Pass":{"Type":"Pass","Result":"{{{result}}}","End":true}}""";

    private static string Definition(string result) =>
        new JsonObject { ["StartAt"] = "Pass", ["States"] = JsonNode.Parse(Pass(result)) }.ToJsonString();
}
