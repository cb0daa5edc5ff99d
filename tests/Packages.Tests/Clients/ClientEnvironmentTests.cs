using Amazon.Lambda;
using Amazon.StepFunctions;
using Comparison.Tests.Shared;

namespace Comparison.Packages.Tests.Clients;

/// <summary>Alone, because variables of the environment belong to the whole process.</summary>
[Collection(nameof(ClientEnvironmentTests))]
[CollectionDefinition(nameof(ClientEnvironmentTests), DisableParallelization = true)]
public sealed class ClientEnvironmentTests
{
    [Fact]
    public async Task Lambda_ConfiguredByTheEnvironmentAlone_Works()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("1"));
        using var variables = Configure("AWS_ENDPOINT_URL_LAMBDA", aws.Url);
        using var lambda = new AmazonLambdaClient();

        await lambda.InvokeAsync(new() { FunctionName = "orders" });

        Assert.Contains("444455556666/", aws.Call.Header("Authorization"), StringComparison.Ordinal);
        Assert.Contains("/eu-north-1/lambda/aws4_request", aws.Call.Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepFunctions_ConfiguredByTheEnvironmentAlone_GoesByItsServiceId()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var variables = Configure("AWS_ENDPOINT_URL_SFN", aws.Url);
        using var states = new AmazonStepFunctionsClient();

        await states.SendTaskHeartbeatAsync(new() { TaskToken = "t" });

        Assert.Equal("AWSStepFunctions.SendTaskHeartbeat", aws.Call.Header("X-Amz-Target"));
    }

    [Fact]
    public async Task StepFunctions_OneEndpointForAllServices_IsUsed()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var variables = Configure("AWS_ENDPOINT_URL", aws.Url);
        using var states = new AmazonStepFunctionsClient();

        await states.SendTaskHeartbeatAsync(new() { TaskToken = "t" });

        Assert.Equal("AWSStepFunctions.SendTaskHeartbeat", aws.Call.Header("X-Amz-Target"));
    }

    private static Variables Configure(string endpointVariable, string url) => new(
        (endpointVariable, url),
        ("AWS_ACCESS_KEY_ID", "444455556666"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_REGION", "eu-north-1"));
}
