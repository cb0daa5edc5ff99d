namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>What a runtime gets to know of an invocation.</summary>
/// <param name="Version">The version that runs, where <paramref name="InvokedArn"/> may name an alias.</param>
/// <param name="Payload">JSON text in UTF-8.</param>
public sealed record FunctionInvocation(
    FunctionDefinition Function, string Version, string InvokedArn, string RequestId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Real time left until the function's timeout, never negative.</summary>
    public required Func<TimeSpan> Remaining { get; init; }

    /// <summary>Takes one line that the function logs, with its level.</summary>
    public required Action<string, string> Log { get; init; }
}
