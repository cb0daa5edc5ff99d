using Amazon.Lambda;
using Amazon.StepFunctions.Model;

namespace Comparison.Packages.Tests.Clients;

public sealed class ClientRetryTests
{
    [Fact]
    public async Task Call_ServerErrorThenSuccess_IsSentAgainWithTheSameBody()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("{}", 500), new AwsAnswer("""{"CheckpointToken":"t2"}"""));
        using var lambda = aws.Lambda(retries: 1);

        var answer = await lambda.CheckpointDurableExecutionAsync(new() { CheckpointToken = "t1", DurableExecutionArn = "arn:x" });

        Assert.Equal("t2", answer.CheckpointToken);
        Assert.Equal(2, aws.Calls.Count);
        Assert.Single(aws.Calls.Select(call => call.Body).Distinct());
    }

    [Fact]
    public async Task Call_ThrottledThenSuccess_IsSentAgain()
    {
        var throttled = new AwsAnswer("{}", 429) { Headers = { ["x-amzn-ErrorType"] = "TooManyRequestsException" } };
        await using var aws = await AwsEndpoint.StartAsync(throttled, new AwsAnswer("1"));
        using var lambda = aws.Lambda(retries: 1);

        await lambda.InvokeAsync(new() { FunctionName = "orders", Payload = "{}" });

        Assert.Equal(["{}", "{}"], aws.Calls.Select(call => call.Body));
    }

    [Fact]
    public async Task Call_ClientError_IsNotSentAgain()
    {
        await using var aws = await AwsEndpoint.StartAsync(AwsAnswer.Error("TaskTimedOut"));
        using var states = aws.StepFunctions(retries: 2);

        await Assert.ThrowsAsync<TaskTimedOutException>(() => states.SendTaskSuccessAsync(new() { TaskToken = "t", Output = "1" }));

        Assert.Single(aws.Calls);
    }

    [Fact]
    public async Task Call_MoreServerErrorsThanRetries_Fails()
    {
        await using var aws = await AwsEndpoint.StartAsync(AwsAnswer.Error("Down", 503), AwsAnswer.Error("Down", 503));
        using var lambda = aws.Lambda(retries: 1);

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new() { FunctionName = "orders" }));

        Assert.Equal(("Down", 2), (error.ErrorCode, aws.Calls.Count));
    }

    [Fact]
    public async Task Call_NoRetriesAllowed_FailsAtOnce()
    {
        await using var aws = await AwsEndpoint.StartAsync(AwsAnswer.Error("ServiceException", 500));
        using var lambda = aws.Lambda();

        await Assert.ThrowsAnyAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new() { FunctionName = "orders" }));

        Assert.Single(aws.Calls);
    }
}
