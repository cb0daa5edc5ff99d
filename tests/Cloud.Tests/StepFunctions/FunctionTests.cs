using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.StepFunctions.Support;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.StepFunctions;

/// <summary>How tasks invoke functions, and what functions' failures become.</summary>
public sealed class FunctionTests
{
    private const string Arn = "arn:aws:lambda:us-east-1:000000000001:function:f";

    [Fact]
    public async Task Invoke_Returns_ResultTellsOfTheInvocation()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Return("""{"sum":1.0}""");

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Invoke(), """{"a":1}"""));

        var output = JsonNode.Parse((string)ended["output"]!)!.AsObject();
        Assert.Equal(
            ["ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode"], output.Select(member => member.Key));
        Assert.Equal("$LATEST 200", $"{output["ExecutedVersion"]} {output["StatusCode"]}");
        Assert.Equal("""{"sum":1.0}""", output["Payload"]!.ToJsonString());
    }

    [Fact]
    public async Task FunctionArn_Returns_ResultIsWhatItReturned()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Return("\"done\"");

        var execution = await cloud.RunAsync(States.Task("Invoke", Arn, """{"a":1}"""));

        Assert.Equal("\"done\"", (string)(await cloud.FinishAsync(execution))["output"]!);
        Assert.Equal(
            "ExecutionStarted TaskStateEntered LambdaFunctionScheduled LambdaFunctionStarted LambdaFunctionSucceeded "
            + "TaskStateExited ExecutionSucceeded",
            await cloud.TypesAsync(execution));
    }

    [Theory]
    [InlineData(
        """{ "errorType": "CustomException", "errorMessage": "" }""",
        "CustomException",
        """{"errorType":"CustomException","errorMessage":""}""")]
    [InlineData(
        """{"errorMessage":"exited"}""", "Lambda.Unknown",
        """The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"exited"}""")]
    public async Task Function_Fails_TaskFailsUnderItsErrorType(string payload, string error, string cause)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Fail(payload);

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Invoke()));

        Assert.Equal(error, (string)ended["error"]!);
        Assert.Equal(cause, (string)ended["cause"]!);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", "Lambda.ResourceNotFoundException")]
    [InlineData("TooManyRequestsException", "Lambda.TooManyRequestsException")]
    [InlineData("SomethingElse", "Lambda.AWSLambdaException")]
    public async Task Lambda_Refuses_TaskFailsUnderTheSdksName(string code, string error)
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Throw(new AwsException(code, "No."));

        var ended = await cloud.FinishAsync(await cloud.RunAsync(States.Invoke()));

        Assert.Equal(error, (string)ended["error"]!);
    }

    [Fact]
    public async Task Function_FailsOnce_IsRetriedAfterThePause()
    {
        await using var cloud = await StepFunctionsFixture.StartAsync();
        cloud.Lambda.Fail("""{"errorType":"Transient"}""");
        cloud.Lambda.Fail("""{"errorType":"Transient"}""");
        cloud.Lambda.Return("{}");

        var execution = await cloud.RunAsync(States.Invoke("""
            "Retry":[{"ErrorEquals":["Transient"],"IntervalSeconds":2,"BackoffRate":3}]
            """));

        Assert.Equal("SUCCEEDED", (string)(await cloud.FinishAsync(execution))["status"]!);
        Assert.Equal(TimeSpan.FromSeconds(2 + 6), cloud.Time.Skipped);
        Assert.Equal(3, cloud.Lambda.Calls.Count);
    }
}
