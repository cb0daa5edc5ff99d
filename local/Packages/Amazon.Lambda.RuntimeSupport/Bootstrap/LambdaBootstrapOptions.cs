namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>What a program may settle itself instead of leaving it to the environment.</summary>
public class LambdaBootstrapOptions
{
    /// <summary><c>host:port[/prefix]</c> without a scheme. Default: <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string? RuntimeApiEndpoint { get; set; }
}
