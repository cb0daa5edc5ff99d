using System.Net;
using System.Text;
using Amazon.Lambda;

namespace Comparison.Packages.Tests.Clients;

public sealed class LambdaAnswerTests
{
    [Fact]
    public async Task Invoke_Answer_TakesItsMembersFromHeadersAndBody()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("\"done\"", 202)
        {
            Headers =
            {
                ["X-Amz-Durable-Execution-Arn"] = "arn:x",
                ["X-Amz-Executed-Version"] = "3",
                ["X-Amz-Function-Error"] = "Unhandled",
            },
        });
        using var lambda = aws.Lambda();

        var answer = await lambda.InvokeAsync(new() { FunctionName = "orders" });

        Assert.Equal("\"done\"", Encoding.UTF8.GetString(answer.Payload.ToArray()));
        Assert.Equal(0, answer.Payload.Position);
        Assert.Equal((202, "arn:x", "3"), (answer.StatusCode, answer.DurableExecutionArn, answer.ExecutedVersion));
        Assert.Equal("Unhandled", answer.FunctionError);
    }

    [Fact]
    public async Task Invoke_AnswerWithoutHeaders_LeavesTheMembersNull()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer(""));
        using var lambda = aws.Lambda();

        var answer = await lambda.InvokeAsync(new() { FunctionName = "orders" });

        Assert.Equal((200, 0L), (answer.StatusCode, answer.Payload.Length));
        Assert.Equal((null, null), (answer.DurableExecutionArn, answer.FunctionError));
    }

    [Fact]
    public async Task Checkpoint_Operations_AreReadWithTheirDetails()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"CheckpointToken":"t2","NewExecutionState":{"Operations":[
              {"Id":"1","Type":"STEP","Status":"PENDING","StartTimestamp":1765000000.5,"Added":{"later":[1]},
               "StepDetails":{"Attempt":2,"NextAttemptTimestamp":1765000010,"Error":{"ErrorType":"Busy"}}}]}}
            """));
        using var lambda = aws.Lambda();

        var answer = await lambda.CheckpointDurableExecutionAsync(new() { CheckpointToken = "t1", DurableExecutionArn = "arn:x" });

        var operation = Assert.Single(answer.NewExecutionState.Operations);
        Assert.Equal("t2", answer.CheckpointToken);
        Assert.Equal((OperationType.STEP, OperationStatus.PENDING), (operation.Type, operation.Status));
        Assert.Equal((2, "Busy"), (operation.StepDetails.Attempt, operation.StepDetails.Error.ErrorType));
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1765000010), operation.StepDetails.NextAttemptTimestamp);
        Assert.Equal(DateTimeKind.Utc, operation.StartTimestamp!.Value.Kind);
    }

    [Fact]
    public async Task GetState_AbsentMembers_AreNull()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""{"Operations":[{"Id":"1"}]}"""), new AwsAnswer());
        using var lambda = aws.Lambda();

        var full = await lambda.GetDurableExecutionStateAsync(new() { CheckpointToken = "t", DurableExecutionArn = "arn:x" });
        var empty = await lambda.GetDurableExecutionStateAsync(new() { CheckpointToken = "t", DurableExecutionArn = "arn:x" });

        var operation = Assert.Single(full.Operations);
        Assert.Equal((null, null, null), (operation.Type, operation.StartTimestamp, operation.StepDetails));
        Assert.Equal((null, null), (empty.Operations, empty.NextMarker));
    }

    [Fact]
    public async Task GetHistory_UnknownConstant_ReadsAsItsText()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"Events":[{"EventId":1,"EventType":"ExecutionPaused","EventTimestamp":1765000000}],"NextMarker":"m"}
            """));
        using var lambda = aws.Lambda();

        var answer = await lambda.GetDurableExecutionHistoryAsync(new() { DurableExecutionArn = "arn:x" });

        var entry = Assert.Single(answer.Events);
        Assert.Equal(("ExecutionPaused", "m"), (entry.EventType.Value, answer.NextMarker));
    }

    [Fact]
    public async Task GetExecution_Answer_CarriesTheRequestId()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("""
            {"DurableExecutionName":"order-1","Status":"SUCCEEDED","Result":"1","DurableConfig":{"ExecutionTimeout":60}}
            """));
        using var lambda = aws.Lambda();

        var answer = await lambda.GetDurableExecutionAsync(new() { DurableExecutionArn = "arn:x" });

        Assert.Equal((HttpStatusCode.OK, "request-1"), (answer.HttpStatusCode, answer.ResponseMetadata.RequestId));
        Assert.Equal((ExecutionStatus.SUCCEEDED, "1"), (answer.Status, answer.Result));
    }
}
