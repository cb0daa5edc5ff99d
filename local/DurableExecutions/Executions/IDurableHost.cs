using Comparison.Local.DurableExecutions.Checkpoints;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.Local.DurableExecutions.Executions;

/// <summary>What runs the functions of the service. It is called outside the service's lock, and may call the service back.</summary>
public interface IDurableHost
{
    /// <summary>
    /// Begins an invocation and returns without waiting for it. Its end is reported exactly once, by
    /// <see cref="DurableService.Complete"/> or <see cref="DurableService.Fail"/>.
    /// </summary>
    void Invoke(DurableInvocationRequest invocation);

    /// <summary>What a chained invoke of that function would run now.</summary>
    /// <param name="payload">The input of the execution that a durable function gets.</param>
    ChainedTarget FindTarget(string functionName, string? payload);

    /// <summary>
    /// Begins one invocation of a plain function and returns without waiting for it. Its end is reported exactly once, by
    /// <see cref="DurableService.CompleteChained"/> or <see cref="DurableService.FailChained"/>.
    /// </summary>
    void InvokeChained(ChainedInvocation invocation);

    /// <summary>Tells that a callback waits for an answer from now on.</summary>
    void CallbackIssued(IssuedCallback callback);

    /// <summary>An event was added to the history of an execution.</summary>
    void OnEvent()
    {
    }

    void Metered(string executionArn, DurableUsage usage);
}

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

/// <summary>A callback that was issued. Not a record, so that no log shows the id by accident: whoever has it may answer.</summary>
public sealed class IssuedCallback(string executionArn, DurableOperation operation)
{
    public string ExecutionArn { get; } = executionArn;

    public string CallbackId { get; } = operation.CallbackId!;

    /// <summary>The CALLBACK operation's own name; the SDKs name it after the wait, each in its own way.</summary>
    public string? Name { get; } = operation.Name;

    public DurableOperation Operation { get; } = operation;
}
