namespace Comparison.Local.Cloud.Lambda;

/// <summary>Where a function's code runs: in this process, as processes, or in whatever program attaches itself.</summary>
public interface IFunctionRuntime
{
    /// <summary>Runs one invocation. An exception of the function is an outcome, not an exception.</summary>
    /// <param name="cancellationToken">
    /// Cancelled when the function's timeout is over: the runtime gives up the environment that runs it and throws
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    Task<FunctionOutcome> RunAsync(FunctionInvocation invocation, CancellationToken cancellationToken);
}
