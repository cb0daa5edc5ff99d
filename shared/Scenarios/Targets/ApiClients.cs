using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Comparison.Scenarios.Targets;

/// <summary>Clients of a deployment's HTTP API.</summary>
public static class ApiClients
{
    /// <summary>The environment variable with a caller's token, for an API that was deployed with <c>jwt_issuer</c>.</summary>
    public const string TokenVariable = "COMPARE_API_TOKEN";

    /// <summary>A client that shows the token, or else signs by the credentials of AWS's default chain.</summary>
    /// <param name="find">Reads an environment variable.</param>
    /// <exception cref="DeploymentException">There is no token, and there are no credentials.</exception>
    public static HttpClient For(Deployment deployment, Func<string, string?> find, TimeProvider time)
    {
        if (find(TokenVariable) is { Length: > 0 } token)
        {
            var http = new HttpClient { Timeout = Timeout };
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return http;
        }
        return Signing(deployment.Region, "execute-api", find, time);
    }

    /// <summary>A client that signs for a service by the credentials of AWS's default chain.</summary>
    /// <exception cref="DeploymentException">There are no credentials.</exception>
    public static HttpClient Signing(string region, string service, Func<string, string?> find, TimeProvider time) =>
        new(new SigningHandler(new(region, service, time), Credentials(find)) { InnerHandler = new SocketsHttpHandler() }) { Timeout = Timeout };

    // Beside an endpoint of one's own stand credentials of one's own, as for the other clients.
    private static AWSCredentials Credentials(Func<string, string?> find)
    {
        if (find("AWS_ENDPOINT_URL") is not { Length: > 0 }
            || find("AWS_ACCESS_KEY_ID") is not { } key || find("AWS_SECRET_ACCESS_KEY") is not { } secret)
            return Resolve();
        return find("AWS_SESSION_TOKEN") is { Length: > 0 } token ? new SessionAWSCredentials(key, secret, token) : new BasicAWSCredentials(key, secret);
    }

    private static AWSCredentials Resolve()
    {
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException none)
        {
            throw new DeploymentException(
                "There are no AWS credentials: sign in by aws sso login or aws configure, with AWS_PROFILE for another profile, "
                + "or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.", none);
        }
    }

    // The gateway itself gives up after 30 seconds, and says so.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
}
