namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>Where a function's code runs: in this process, as processes, or in whatever program attaches itself.</summary>
public interface IFunctionRuntime
{
    /// <summary>Has an environment ready for one invocation, whose time begins to count only then.</summary>
    /// <param name="version">The version's number, or <c>$LATEST</c>.</param>
    Task<IFunctionEnvironment> OpenAsync(FunctionDefinition function, string version);
}

/// <summary>What runs an invocation.</summary>
public interface IFunctionEnvironment
{
    /// <summary>Runs one invocation. An exception of the function is an outcome, not an exception.</summary>
    /// <param name="cancellationToken">
    /// Cancelled when the function's timeout is over: whatever runs it is given up, and
    /// <see cref="OperationCanceledException"/> is thrown.
    /// </param>
    Task<FunctionOutcome> RunAsync(FunctionInvocation invocation, CancellationToken cancellationToken);
}

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
