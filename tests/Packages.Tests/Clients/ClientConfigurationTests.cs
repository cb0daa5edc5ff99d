using Amazon;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Comparison.Packages.Tests.Clients;

public sealed class ClientConfigurationTests
{
    [Fact]
    public async Task Lambda_Request_IsSignedForItsServiceAndRegion()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var lambda = aws.Lambda();

        await lambda.InvokeAsync(new() { FunctionName = "orders" });

        Assert.Contains("111122223333/", aws.Call.Header("Authorization"), StringComparison.Ordinal);
        Assert.Contains("/eu-central-1/lambda/aws4_request", aws.Call.Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lambda_OnlyUrlAndKeys_AreEnough()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer("1"));
        using var lambda = new AmazonLambdaClient(new BasicAWSCredentials("a", "b"), new AmazonLambdaConfig { ServiceURL = aws.Url });

        var answer = await lambda.InvokeAsync(new() { FunctionName = "orders" });

        Assert.Equal(200, answer.StatusCode);
    }

    [Fact]
    public async Task StepFunctions_Request_IsSignedForItsServiceAndRegion()
    {
        await using var aws = await AwsEndpoint.StartAsync(new AwsAnswer());
        using var states = aws.StepFunctions();

        await states.SendTaskHeartbeatAsync(new() { TaskToken = "t" });

        Assert.Contains("/eu-central-1/states/aws4_request", aws.Call.Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-central-1", false, false, "https://lambda.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://lambda.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://lambda-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://lambda.us-east-1.api.aws/")]
    public void Lambda_WithoutServiceUrl_GoesToItsRegion(string region, bool fips, bool dualStack, string url)
    {
        var config = new AmazonLambdaConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        };

        Assert.Equal(url, Url(config, new InvokeRequest()));
    }

    [Theory]
    [InlineData("us-gov-west-1", "https://states.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-east-1", "https://states-fips.us-gov-east-1.amazonaws.com/")]
    public void GovernmentRegion_Fips_KeepsThePlainNameWhereThatIsFipsAlready(string region, string url)
    {
        var config = new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = true };

        Assert.Equal(url, Url(config, new StartExecutionRequest()));
    }

    private static string Url(ClientConfig config, AmazonWebServiceRequest request) =>
        new Uri(config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request)).URL).AbsoluteUri;
}
