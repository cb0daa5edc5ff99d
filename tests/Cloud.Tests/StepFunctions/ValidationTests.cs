using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>ValidateStateMachineDefinition: what it says, and that nothing is created.</summary>
public sealed class ValidationTests
{
    [Fact]
    public async Task Definition_InOrder_IsOkAndCreatesNothing()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var answer = await ValidateAsync(cloud, """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""");

        Assert.Equal("OK", (string)answer["result"]!);
        Assert.Empty(answer["diagnostics"]!.AsArray());
        Assert.Empty((await cloud.CallAsync("ListStateMachines", []))["stateMachines"]!.AsArray());
    }

    [Fact]
    public async Task Definition_NoJson_NamesThePlace()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var answer = await ValidateAsync(cloud, "{\n  oops }");

        Assert.Equal("FAIL", (string)answer["result"]!);
        Assert.Equal("INVALID_JSON_DESCRIPTION", (string)answer["diagnostics"]![0]!["code"]!);
        Assert.EndsWith("; line: 2, column: 4]", (string)answer["diagnostics"]![0]!["location"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnostics_MoreThanAskedFor_AreTruncated()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var answer = await ValidateAsync(
            cloud, """{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":-1,"End":true},"B":{"Type":"Wait","Seconds":-1,"End":true}}}""",
            ("maxResults", 1));

        Assert.Single(answer["diagnostics"]!.AsArray());
        Assert.True((bool)answer["truncated"]!);
    }

    [Fact]
    public async Task Express_WithACallback_IsRefused()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var answer = await ValidateAsync(cloud, $$"""{"StartAt":"Ask","States":{{States.Ask()}}}""", ("type", "EXPRESS"));

        Assert.Equal(
            "Express state machine does not support '.waitForTaskToken' service integration ", (string)answer["diagnostics"]![0]!["message"]!);
        Assert.Equal("/States/Ask/Resource", (string)answer["diagnostics"]![0]!["location"]!);
    }

    private static Task<JsonObject> ValidateAsync(StepFunctionsFixture cloud, string definition, params (string Name, JsonNode Value)[] more)
    {
        var request = new JsonObject { ["definition"] = definition };
        foreach (var (name, value) in more)
            request[name] = value;
        return cloud.CallAsync("ValidateStateMachineDefinition", request);
    }
}
