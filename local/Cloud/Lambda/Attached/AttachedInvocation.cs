using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Local.Cloud.Lambda.Attached;

/// <summary>One invocation on its way through an attached environment.</summary>
internal sealed class AttachedInvocation(FunctionInvocation invocation)
{
    // Whoever waits for the outcome must not run inside the environment's request.
    private readonly TaskCompletionSource<FunctionOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FunctionInvocation Invocation { get; } = invocation;

    public string RequestId => Invocation.RequestId;

    public Task<FunctionOutcome> Outcome => _outcome.Task;

    /// <summary>The connection on which the environment took it is closed.</summary>
    public volatile bool LostConnection;

    /// <summary>False when it ended before.</summary>
    public bool TryEnd(FunctionOutcome outcome) => _outcome.TrySetResult(outcome);

    /// <summary>Nobody waits for the outcome any more.</summary>
    public void Abandon() => _outcome.TrySetCanceled();
}
