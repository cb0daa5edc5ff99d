using Amazon;
using Amazon.Runtime;

namespace Comparison.Adapters.Settings;

/// <summary>The one way in which AWS clients are configured.</summary>
internal static class AwsClients
{
    // The default of 4 retries with DynamoDB's own 10 made one throttled call 11 tries and 125 seconds long.
    private const int MaxErrorRetry = 2;

    /// <summary>A client of AWS, or of the endpoint that the environment names, with the credentials beside it.</summary>
    public static TClient Make<TClient, TConfig>(
        this FunctionEnvironment environment,
        TConfig config,
        Func<TConfig, TClient> withDefaultCredentials,
        Func<AWSCredentials, TConfig, TClient> withCredentials)
        where TConfig : ClientConfig
    {
        config.MaxErrorRetry = MaxErrorRetry;
        var region = environment.Require("AWS_REGION");
        if (environment.Find("AWS_ENDPOINT_URL") is not { } endpoint)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            return withDefaultCredentials(config);
        }
        config.ServiceURL = endpoint;
        config.AuthenticationRegion = region;
        return withCredentials(Credentials(environment), config);
    }

    private static AWSCredentials Credentials(FunctionEnvironment environment)
    {
        var (key, secret) = (environment.Require("AWS_ACCESS_KEY_ID"), environment.Require("AWS_SECRET_ACCESS_KEY"));
        return environment.Find("AWS_SESSION_TOKEN") is { } token
            ? new SessionAWSCredentials(key, secret, token)
            : new BasicAWSCredentials(key, secret);
    }
}
