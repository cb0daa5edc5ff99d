using Amazon.Lambda.Model;

namespace Comparison.Packages.Tests.Clients;

public sealed class LambdaCallbackTests
{
    private const string CallbackId = "AbC+d/e==";
    private const string Path = "/2025-12-01/durable-execution-callbacks/AbC%2Bd%2Fe%3D%3D";

    [Fact]
    public async Task Success_Bytes_AreTheBodyFromTheStreamsStart()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();
        var result = new MemoryStream("{\"approved\":true}"u8.ToArray());
        result.ReadByte();

        await lambda.SendDurableExecutionCallbackSuccessAsync(new() { CallbackId = CallbackId, Result = result });

        Assert.Equal(("POST", $"{Path}/succeed", "{\"approved\":true}"), (aws.Call.Method, aws.Call.Target, aws.Call.Body));
    }

    [Fact]
    public async Task Success_NoResult_HasAnEmptyBody()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.SendDurableExecutionCallbackSuccessAsync(new() { CallbackId = CallbackId });

        Assert.Equal("", aws.Call.Body);
    }

    [Fact]
    public async Task Failure_Error_IsTheBodyItself()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.SendDurableExecutionCallbackFailureAsync(new()
        {
            CallbackId = CallbackId,
            Error = new ErrorObject { ErrorMessage = "Rejected", ErrorType = "Refusal", StackTrace = ["at desk"] },
        });

        Assert.Equal($"{Path}/fail", aws.Call.Target);
        aws.Call.HasJson("""{"ErrorMessage":"Rejected","ErrorType":"Refusal","StackTrace":["at desk"]}""");
    }

    [Fact]
    public async Task Heartbeat_CallbackId_IsOneSegmentOfThePath()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.SendDurableExecutionCallbackHeartbeatAsync(new() { CallbackId = CallbackId });

        Assert.Equal(("POST", $"{Path}/heartbeat", ""), (aws.Call.Method, aws.Call.Target, aws.Call.Body));
    }

    [Theory]
    [InlineData("1765000000.25")]
    [InlineData("1.76500000025E9")]
    public async Task Stop_Error_IsTheBodyItselfAndTheTimeIsRead(string seconds)
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer($$"""{"StopTimestamp":{{seconds}} }"""));
        using var lambda = aws.Lambda();

        var answer = await lambda.StopDurableExecutionAsync(
            new() { DurableExecutionArn = "arn:x/y", Error = new() { ErrorType = "Stopped" } });

        Assert.Equal("/2025-12-01/durable-executions/arn%3Ax%2Fy/stop", aws.Call.Target);
        aws.Call.HasJson("""{"ErrorType":"Stopped"}""");
        Assert.Equal(new DateTime(2025, 12, 6, 5, 46, 40, 250, DateTimeKind.Utc), answer.StopTimestamp);
    }
}
