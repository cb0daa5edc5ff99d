namespace Comparison.Local.DurableExecutions;

/// <summary>What the service takes from outside so that a test can foresee it.</summary>
public sealed record DurableServiceOptions
{
    /// <summary>Makes so many bytes that nobody can guess, for checkpoint tokens and callback ids.</summary>
    public required Func<int, byte[]> NewBytes { get; init; }

    /// <summary>Makes the ids of executions, and the names of those started without one. Up to 64 of <c>[a-zA-Z0-9-_]</c>.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>When to invoke again after an invocation that threw, crashed or timed out.</summary>
    public InvocationRetryPolicy RetryPolicy { get; init; } = InvocationRetries.LikeAws;
}
