using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>Creating, changing, listing and deleting state machines.</summary>
public sealed class StateMachineTests
{
    private const string Definition = """{ "StartAt": "Pass", "States": { "Pass": { "Type": "Pass", "End": true } } }""";

    [Fact]
    public async Task Create_SameAgain_IsTheSameMachine()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var first = await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(Definition));
        await cloud.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        var second = await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(Definition));

        Assert.Equal("arn:aws:states:us-east-1:000000000001:stateMachine:machine", (string)first["stateMachineArn"]!);
        Assert.True(JsonNode.DeepEquals(first, second), second.ToJsonString());
    }

    [Fact]
    public async Task Create_SameNameReformatted_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(Definition));

        var refusal = await cloud.RefusedAsync("CreateStateMachine", StepFunctionsFixture.Creation(Definition + "\n"));

        Assert.Equal(
            new Refusal(
                "StateMachineAlreadyExists",
                "State Machine Already Exists: 'arn:aws:states:us-east-1:000000000001:stateMachine:machine'"),
            refusal);
    }

    [Theory]
    [InlineData("""{"StartAt":"A"}""", "SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::events:putEvents","End":true}}}""",
        "SCHEMA_VALIDATION_FAILED: The resource arn:aws:states:::events:putEvents is not supported by the local cloud at /States/A/Resource")]
    [InlineData(
        """{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem.waitForTaskToken","End":true}}}""",
        "SCHEMA_VALIDATION_FAILED: The resource arn:aws:states:::dynamodb:getItem.waitForTaskToken "
            + "is not supported by the local cloud at /States/A/Resource")]
    public async Task Create_BadDefinition_SaysWhatAndWhere(string definition, string problem)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("CreateStateMachine", StepFunctionsFixture.Creation(definition));

        Assert.Equal(new Refusal("InvalidDefinition", $"Invalid State Machine Definition: '{problem}'"), refusal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Create_BadName_IsRefused(string name)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("CreateStateMachine", StepFunctionsFixture.Creation(Definition, name));

        Assert.Equal(new Refusal("InvalidName", $"Invalid Name: '{name}'"), refusal);
    }

    [Fact]
    public async Task Describe_Created_ShowsTheDefinitionLetterForLetter()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var created = await cloud.CallAsync("CreateStateMachine", StepFunctionsFixture.Creation(Definition));

        var machine = await cloud.CallAsync("DescribeStateMachine", Arn(created));

        Assert.Equal(Definition, (string)machine["definition"]!);
        Assert.Equal("ACTIVE STANDARD OFF", $"{machine["status"]} {machine["type"]} {machine["loggingConfiguration"]!["level"]}");
        Assert.Equal(1893456000m, (decimal)machine["creationDate"]!);
        Assert.False(machine.ContainsKey("revisionId"));
    }

    [Theory]
    [InlineData("not_an_arn", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: not_an_arn'")]
    [InlineData(
        "arn:aws:states:us-east-1:000000000001:stateMachine:none", "StateMachineDoesNotExist",
        "State Machine Does Not Exist: 'arn:aws:states:us-east-1:000000000001:stateMachine:none'")]
    public async Task Describe_NoSuchMachine_IsRefused(string arn, string code, string message)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("DescribeStateMachine", new() { ["stateMachineArn"] = arn });

        Assert.Equal(new Refusal(code, message), refusal);
    }

    [Fact]
    public async Task Update_WhileAnExecutionRuns_LeavesItItsDefinition()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Wait(60));
        var execution = await cloud.BeginAsync(machine);

        var updated = await cloud.CallAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine, ["definition"] = Definition });
        await cloud.FinishAsync(execution);
        var described = await cloud.CallAsync("DescribeStateMachine", new() { ["stateMachineArn"] = machine });
        var ranBy = await cloud.CallAsync("DescribeStateMachineForExecution", new() { ["executionArn"] = execution });

        Assert.Contains("WaitStateExited", await cloud.TypesAsync(execution), StringComparison.Ordinal);
        Assert.Equal((string)updated["revisionId"]!, (string)described["revisionId"]!);
        Assert.Equal(Definition, (string)described["definition"]!);
        Assert.Contains("\"Wait\"", (string)ranBy["definition"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_OfNothing_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync(States.Pass);

        var refusal = await cloud.RefusedAsync("UpdateStateMachine", new() { ["stateMachineArn"] = machine });

        Assert.Equal("MissingRequiredParameter", refusal.Code);
    }

    [Fact]
    public async Task Create_NameOf80Characters_IsTheLongest()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        await cloud.CreateAsync(States.Pass, new string('n', 80));

        var request = StepFunctionsFixture.Creation("{}", new string('n', 81));
        Assert.Equal("InvalidName", (await cloud.RefusedAsync("CreateStateMachine", request)).Code);
    }

    [Fact]
    public async Task Delete_WhileSeveralExecutionsRun_AbortsEachAtItsNextState()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync("""
            {"Wait":{"Type":"Wait","SecondsPath":"$","Next":"After"},"After":{"Type":"Pass","End":true}}
            """);
        var (first, second) = (await cloud.BeginAsync(machine, "30", "first"), await cloud.BeginAsync(machine, "60", "second"));

        await cloud.CallAsync("DeleteStateMachine", new() { ["stateMachineArn"] = machine });

        Assert.Equal("ABORTED", (string)(await cloud.FinishAsync(first))["status"]!);
        Assert.Equal("ABORTED", (string)(await cloud.FinishAsync(second))["status"]!);
    }

    [Fact]
    public async Task Delete_WhileAnExecutionRuns_AbortsItAtItsNextState()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var machine = await cloud.CreateAsync("""
            {"Wait":{"Type":"Wait","Seconds":60,"Next":"After"},"After":{"Type":"Pass","End":true}}
            """);
        var execution = await cloud.BeginAsync(machine);

        await cloud.CallAsync("DeleteStateMachine", new() { ["stateMachineArn"] = machine });
        var refusal = await cloud.RefusedAsync("StartExecution", new() { ["stateMachineArn"] = machine });
        var ended = await cloud.FinishAsync(execution);
        await cloud.SettleAsync();
        var gone = await cloud.RefusedAsync("DescribeStateMachine", new() { ["stateMachineArn"] = machine });

        Assert.Equal("StateMachineDeleting", refusal.Code);
        Assert.Equal("ABORTED", (string)ended["status"]!);
        Assert.Equal("StateMachineDoesNotExist", gone.Code);
    }

    [Fact]
    public async Task List_MoreThanAPage_GoesOnWhereItStopped()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        foreach (var name in (string[])["c", "a", "b"])
            await cloud.CreateAsync(States.Pass, name);

        var first = await cloud.CallAsync("ListStateMachines", new() { ["maxResults"] = 2 });
        var second = await cloud.CallAsync("ListStateMachines", new() { ["maxResults"] = 2, ["nextToken"] = (string)first["nextToken"]! });
        var listed = first["stateMachines"]!.AsArray().Concat(second["stateMachines"]!.AsArray());

        Assert.Equal("c a b", string.Join(' ', listed.Select(item => item!["name"])));
        Assert.False(second.ContainsKey("nextToken"));
    }

    private static JsonObject Arn(JsonObject created) => new() { ["stateMachineArn"] = (string)created["stateMachineArn"]! };
}
