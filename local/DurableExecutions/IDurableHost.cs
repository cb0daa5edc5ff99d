namespace Comparison.Local.DurableExecutions;

/// <summary>What runs the functions of the service. It is called outside the service's lock, and may call the service back.</summary>
public interface IDurableHost
{
    /// <summary>
    /// Begins an invocation and returns without waiting for it. Its end is reported exactly once, by
    /// <see cref="DurableService.Complete"/> or <see cref="DurableService.Fail"/>.
    /// </summary>
    void Invoke(DurableInvocation invocation);

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

    void Metered(string executionArn, DurableUsage usage);
}
