namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What Lambda tells a function's process about the function.</summary>
internal sealed class LambdaEnvironment(Func<string, string?> read)
{
    public string RuntimeApi => read("AWS_LAMBDA_RUNTIME_API")
        ?? throw new InvalidOperationException(
            "The environment variable AWS_LAMBDA_RUNTIME_API is not set; Lambda sets it to the host and port of the Runtime API.");

    public string FunctionName => read("AWS_LAMBDA_FUNCTION_NAME") ?? "";

    public string FunctionVersion => read("AWS_LAMBDA_FUNCTION_VERSION") ?? "";

    public string LogGroupName => read("AWS_LAMBDA_LOG_GROUP_NAME") ?? "";

    public string LogStreamName => read("AWS_LAMBDA_LOG_STREAM_NAME") ?? "";

    /// <summary>0 when Lambda does not say.</summary>
    public int MemoryLimitInMB => int.TryParse(read("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes) ? megabytes : 0;
}
