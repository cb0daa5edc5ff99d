using System.Net;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Comparison.Packages.Tests.Clients;

public sealed class ClientErrorTests
{
    [Theory]
    [InlineData("ExecutionDoesNotExist")]
    [InlineData("com.amazonaws.swf.service.v2.model#ExecutionDoesNotExist")]
    [InlineData("ExecutionDoesNotExist:http://internal.amazon.com/")]
    public async Task StepFunctions_ShapeInTheBody_GivesItsException(string type)
    {
        await using var aws = await AwsEndpoint.StartAsync(AwsAnswer.Error(type, message: "Execution Does Not Exist: 'arn:e'"));
        using var states = aws.StepFunctions();

        var error = await Assert.ThrowsAsync<ExecutionDoesNotExistException>(
            () => states.DescribeExecutionAsync(new() { ExecutionArn = "arn:e" }));

        Assert.Equal(("ExecutionDoesNotExist", "Execution Does Not Exist: 'arn:e'"), (error.ErrorCode, error.Message));
        Assert.Equal((HttpStatusCode.BadRequest, "request-1"), (error.StatusCode, error.RequestId));
    }

    [Fact]
    public async Task StepFunctions_UnknownCode_GivesTheServicesOwnException()
    {
        await using var aws = await AwsEndpoint.StartAsync(AwsAnswer.Error("UnrecognizedClientException"));
        using var states = aws.StepFunctions();

        var error = await Assert.ThrowsAsync<AmazonStepFunctionsException>(() => states.SendTaskHeartbeatAsync(new() { TaskToken = "t" }));

        Assert.Equal(("UnrecognizedClientException", "No."), (error.ErrorCode, error.Message));
    }

    [Theory]
    [InlineData("message")]
    [InlineData("Message")]
    public async Task Lambda_ShapeInTheHeader_GivesItsException(string member)
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer($$"""{"Type":"User","{{member}}":"No."}""", 404)
        {
            Headers = { ["x-amzn-ErrorType"] = "ResourceNotFoundException:http://internal.amazon.com/" },
        });
        using var lambda = aws.Lambda();

        var error = await Assert.ThrowsAsync<Amazon.Lambda.Model.ResourceNotFoundException>(
            () => lambda.SendDurableExecutionCallbackHeartbeatAsync(new() { CallbackId = "c" }));

        Assert.Equal(("ResourceNotFoundException", HttpStatusCode.NotFound), (error.ErrorCode, error.StatusCode));
        Assert.Equal("No.", error.Message);
    }

    [Fact]
    public async Task Lambda_AnswerThatIsNoJson_GivesTheServicesOwnException()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("Bad gateway", 502));
        using var lambda = aws.Lambda();

        var error = await Assert.ThrowsAsync<AmazonLambdaException>(() => lambda.InvokeAsync(new() { FunctionName = "orders" }));

        Assert.Equal(HttpStatusCode.BadGateway, error.StatusCode);
    }

    [Fact]
    public async Task Lambda_KnownShapeWithoutBody_GivesItsException()
    {
        await using var aws = await AwsEndpoint.StartAsync(
            new AwsAnswer("", 409) { Headers = { ["x-amzn-ErrorType"] = "DurableExecutionAlreadyStartedException" } });
        using var lambda = aws.Lambda();

        var error = await Assert.ThrowsAsync<DurableExecutionAlreadyStartedException>(
            () => lambda.InvokeAsync(new() { FunctionName = "orders" }));

        Assert.Equal(HttpStatusCode.Conflict, error.StatusCode);
    }
}
