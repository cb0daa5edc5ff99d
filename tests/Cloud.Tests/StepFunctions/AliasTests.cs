using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Aliases: a name for a version, or for two that share the executions.</summary>
public sealed class AliasTests
{
    private const string Missing = "arn:aws:states:us-east-1:000000000001:stateMachine:machine:gone";

    [Fact]
    public async Task Execution_StartedByAlias_TellsOfAliasAndVersion()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (machine, alias) = await CreateAsync(cloud, (1, 100));
        await cloud.BeginAsync(machine, name: "plain");

        var ended = await cloud.FinishAsync(await cloud.BeginAsync(alias));

        Assert.Equal((machine, alias, $"{machine}:1"),
            ((string)ended["stateMachineArn"]!, (string)ended["stateMachineAliasArn"]!, (string)ended["stateMachineVersionArn"]!));
        var details = (await cloud.HistoryAsync((string)ended["executionArn"]!))[0]["executionStartedEventDetails"]!;
        Assert.Equal((alias, $"{machine}:1"), ((string)details["stateMachineAliasArn"]!, (string)details["stateMachineVersionArn"]!));
        var listed = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = alias });
        Assert.Equal("run", (string)Assert.Single(listed["executions"]!.AsArray())!["name"]!);
    }

    [Fact]
    public async Task Canary_WithWeights_SharesTheExecutions()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (_, alias) = await CreateAsync(cloud, (1, 80), (2, 20));
        const int count = 200;

        for (var i = 0; i < count; i++)
            await cloud.BeginAsync(alias, name: $"run-{i}");
        await cloud.SettleAsync();

        var listed = await cloud.CallAsync("ListExecutions", new() { ["stateMachineArn"] = alias, ["maxResults"] = count });
        var second = listed["executions"]!.AsArray().Count(run => ((string)run!["stateMachineVersionArn"]!).EndsWith(":2", StringComparison.Ordinal));
        // Six standard deviations to either side of 40.
        Assert.InRange(second, 6, 74);
    }

    [Theory]
    [InlineData("machine", 100, null, 0,
        "Routing configuration must contain state machine version ARNs. Received: [MACHINE]")]
    [InlineData("machine:1", 70, "machine:2", 29, "Sum of routing configuration weights must equal 100. Received: [70, 29]")]
    [InlineData("machine:1", 50, "machine:1", 50,
        "Routing configuration must contain distinct state machine version ARNs. Received: [MACHINE:1, MACHINE:1]")]
    [InlineData("machine:1", 101, null, 0,
        "1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: "
            + "Member must have value less than or equal to 100")]
    public async Task Routes_ThatCannotBe_AreRefused(string first, int weight, string? second, int rest, string message)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (machine, _) = await CreateAsync(cloud, (1, 100));
        var prefix = machine[..^"machine".Length];
        var routes = new JsonArray(Route(prefix + first, weight));
        if (second is not null)
            routes.Add(Route(prefix + second, rest));

        var refusal = await cloud.RefusedAsync("CreateStateMachineAlias", new() { ["name"] = "other", ["routingConfiguration"] = routes });

        Assert.Equal(new Refusal("ValidationException", message.Replace("MACHINE", machine, StringComparison.Ordinal)), refusal);
    }

    [Fact]
    public async Task Alias_CreatedAgain_IsTheSameOrAConflict()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (machine, alias) = await CreateAsync(cloud, (1, 100));

        var again = await cloud.CallAsync("CreateStateMachineAlias", Creation(machine, (1, 100)));
        var other = await cloud.RefusedAsync("CreateStateMachineAlias", Creation(machine, (2, 100)));

        Assert.Equal(alias, (string)again["stateMachineAliasArn"]!);
        Assert.Equal(new Refusal("ConflictException",
            "Failed to create alias because an alias with the same name and a different routing configuration already exists."), other);
    }

    [Fact]
    public async Task Version_BehindAnAlias_IsNotDeleted()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (machine, alias) = await CreateAsync(cloud, (1, 100));
        var version = new JsonObject { ["stateMachineVersionArn"] = $"{machine}:1" };

        var refusal = await cloud.RefusedAsync("DeleteStateMachineVersion", version.DeepClone().AsObject());
        await cloud.CallAsync("DeleteStateMachineAlias", new() { ["stateMachineAliasArn"] = alias });
        await cloud.CallAsync("DeleteStateMachineVersion", version);

        Assert.Equal(new Refusal("ConflictException",
            "Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]"), refusal);
        Assert.Equal("StateMachineDoesNotExist", (await cloud.RefusedAsync("StartExecution", new() { ["stateMachineArn"] = alias })).Code);
    }

    [Fact]
    public async Task Aliases_ListedByVersion_AreThoseThatLeadToIt()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (machine, alias) = await CreateAsync(cloud, (1, 100));

        var all = await cloud.CallAsync("ListStateMachineAliases", new() { ["stateMachineArn"] = machine });
        var ofSecond = await cloud.CallAsync("ListStateMachineAliases", new() { ["stateMachineArn"] = $"{machine}:2" });

        Assert.Equal(alias, (string)Assert.Single(all["stateMachineAliases"]!.AsArray())!["stateMachineAliasArn"]!);
        Assert.Empty(ofSecond["stateMachineAliases"]!.AsArray());
    }

    [Fact]
    public async Task Machine_Deleted_TakesItsAliasesWithIt()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var (machine, alias) = await CreateAsync(cloud, (1, 100));

        await cloud.CallAsync("DeleteStateMachine", new() { ["stateMachineArn"] = machine });

        Assert.Equal("ResourceNotFound", (await cloud.RefusedAsync("DescribeStateMachineAlias", new() { ["stateMachineAliasArn"] = alias })).Code);
    }

    [Fact]
    public async Task Alias_ThatIsNotThere_IsNotFoundExceptToDelete()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var named = new JsonObject { ["stateMachineAliasArn"] = Missing, ["description"] = "d" };

        var refusal = await cloud.RefusedAsync("UpdateStateMachineAlias", named);

        Assert.Equal(new Refusal("ResourceNotFound", "Request references a resource that does not exist."), refusal);
        Assert.Empty(await cloud.CallAsync("DeleteStateMachineAlias", new() { ["stateMachineAliasArn"] = Missing }));
    }

    // A machine with two versions, and the alias "live".
    private static async Task<(string Machine, string Alias)> CreateAsync(StepFunctionsFixture cloud, params (int Version, int Weight)[] routes)
    {
        var machine = await cloud.CreateAsync(States.Pass);
        await cloud.CallAsync("PublishStateMachineVersion", new() { ["stateMachineArn"] = machine });
        await cloud.CallAsync("UpdateStateMachine", new()
        {
            ["stateMachineArn"] = machine,
            ["definition"] = """{"StartAt":"S","States":{"S":{"Type":"Succeed"}}}""",
            ["publish"] = true,
        });
        var alias = await cloud.CallAsync("CreateStateMachineAlias", Creation(machine, routes));
        return (machine, (string)alias["stateMachineAliasArn"]!);
    }

    private static JsonObject Creation(string machine, params (int Version, int Weight)[] routes) => new()
    {
        ["name"] = "live",
        ["routingConfiguration"] = new JsonArray([.. routes.Select(route => Route($"{machine}:{route.Version}", route.Weight))]),
    };

    private static JsonObject Route(string version, int weight) => new() { ["stateMachineVersionArn"] = version, ["weight"] = weight };
}
