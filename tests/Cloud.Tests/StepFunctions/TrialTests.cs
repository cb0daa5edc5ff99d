using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>TestState: one state, without an execution around it.</summary>
public sealed class TrialTests
{
    private const string Ask = """
        {"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody":"m"},"End":true,
        "Retry":[{"ErrorEquals":["A"]},{"ErrorEquals":["B"],"IntervalSeconds":3,"BackoffRate":2,"MaxAttempts":2}],
        "Catch":[{"ErrorEquals":["C"],"Next":"X"},{"ErrorEquals":["States.ALL"],"Next":"Caught","ResultPath":"$.failure"}]}
        """;

    private const string Map = """
        {"Type":"Map","ItemsPath":"$.rows","ItemSelector":{"v.$":"$$.Map.Item.Value"},"ToleratedFailureCount":1,"MaxConcurrency":2,"End":true,
        "ItemProcessor":{"StartAt":"Inner","States":{"Inner":{"Type":"Pass","Parameters":{"i.$":"$$.Map.Item.Index","v.$":"$$.Map.Item.Value"},"End":true}}}}
        """;

    [Theory]
    [InlineData("B", 0, "RETRIABLE", """{"retryIndex":1,"retryBackoffIntervalSeconds":3}""", null)]
    [InlineData("B", 1, "RETRIABLE", """{"retryIndex":1,"retryBackoffIntervalSeconds":6}""", null)]
    [InlineData("B", 2, "CAUGHT_ERROR", """{"catchIndex":1}""", "Caught")]
    [InlineData("C", 0, "CAUGHT_ERROR", """{"catchIndex":0}""", "X")]
    [InlineData("States.Runtime", 0, "FAILED", null, null)]
    public async Task MockedError_ByRetryAndCatch_TellsWhatComesNext(string error, int retries, string status, string? details, string? next)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var request = Request(Ask, "DEBUG");
        request["mock"] = new JsonObject { ["errorOutput"] = new JsonObject { ["error"] = error, ["cause"] = "c" } };
        request["stateConfiguration"] = new JsonObject { ["retrierRetryCount"] = retries };

        var answer = await cloud.CallAsync("TestState", request);

        Assert.Equal((status, next, error), ((string)answer["status"]!, (string?)answer["nextState"], (string)answer["error"]!));
        Assert.Equal(details, answer["inspectionData"]!["errorDetails"]?.ToJsonString());
    }

    [Theory]
    [InlineData(1, "SUCCEEDED")]
    [InlineData(2, "FAILED")]
    public async Task MockedMap_WithFailedIterations_FailsAboveItsTolerance(int failed, string status)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var request = Request(Map, "DEBUG", """{"rows":[1,2]}""");
        request["mock"] = new JsonObject { ["result"] = "[5]" };
        request["stateConfiguration"] = new JsonObject { ["mapIterationFailureCount"] = failed };

        var answer = await cloud.CallAsync("TestState", request);

        Assert.Equal(status, (string)answer["status"]!);
        var data = answer["inspectionData"]!;
        Assert.Equal(
            ("[1,2]", """[{"v":1},{"v":2}]""", 2, 1),
            ((string)data["afterItemsPath"]!, (string)data["afterItemSelector"]!, (int)data["maxConcurrency"]!, (int)data["toleratedFailureCount"]!));
    }

    [Fact]
    public async Task State_InsideAMap_HasItsInputForItem()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        var request = Request($$$"""{"StartAt":"M","States":{"M":{{{Map}}}}}""", "INFO", "\"x\"");
        request["stateName"] = "Inner";

        var answer = await cloud.CallAsync("TestState", request);

        Assert.Equal("""{"i":0,"v":"x"}""", (string)answer["output"]!);
    }

    [Theory]
    [InlineData(Map)]
    [InlineData(Ask)]
    public async Task State_ThatNeedsAMock_IsRefusedWithout(string definition)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var refusal = await cloud.RefusedAsync("TestState", Request(definition, "INFO"));

        Assert.Equal(new Refusal("ValidationException", "State 'StateName' can only be tested with a mock"), refusal);
    }

    [Fact]
    public async Task State_ThatTakesTooLong_FailsAfterFiveMinutes()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();

        var answer = cloud.InvokeAsync("TestState", Request("""{"Type":"Wait","Seconds":301,"Next":"X"}""", "INFO"));
        await cloud.Time.SkipUntilAsync(() => Task.FromResult(answer.IsCompleted));

        Assert.Equal(("FAILED", "States.Timeout"), ((string)(await answer)["status"]!, (string)(await answer)["error"]!));
    }

    private static JsonObject Request(string definition, string level, string input = "{}") => new()
    {
        ["definition"] = definition,
        ["inspectionLevel"] = level,
        ["input"] = input,
    };
}
