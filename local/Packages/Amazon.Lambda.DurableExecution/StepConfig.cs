using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of a step.</summary>
public sealed class StepConfig
{
    /// <summary>Default null: the first failure is final, unlike in the other languages' SDKs.</summary>
    public IRetryStrategy? RetryStrategy { get; set; }

    /// <summary>Default <see cref="StepSemantics.AtLeastOncePerRetry"/>.</summary>
    public StepSemantics Semantics { get; set; }

    /// <summary>Of the result. Default null: the function's own.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
