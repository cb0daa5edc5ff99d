namespace Comparison.Local.Stacks;

/// <summary>The environment of this process, as the durable runtime reads it.</summary>
internal static class ProcessEnvironment
{
    /// <summary>Leads the one Lambda client that the durable runtime makes by itself to the local cloud.</summary>
    /// <remarks>
    /// The account is told by the execution's ARN, so any credentials will do; but a developer's own profile must not be
    /// asked for any, since it may want a browser for that.
    /// </remarks>
    public static void PointTo(Uri endpoint)
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_LAMBDA", endpoint.ToString());
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "local");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "local");
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", null);
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Nowhere);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Nowhere);
    }

    private static readonly string Nowhere = Path.Combine(AppContext.BaseDirectory, "no-aws-profile");
}
