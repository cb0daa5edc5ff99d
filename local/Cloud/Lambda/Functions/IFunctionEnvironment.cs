namespace Comparison.Local.Cloud.Lambda.Functions;

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
