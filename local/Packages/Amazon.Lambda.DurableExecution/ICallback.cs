namespace Amazon.Lambda.DurableExecution;

/// <summary>A callback that an outside system will complete. It belongs to the invocation that created it.</summary>
public interface ICallback<T>
{
    /// <summary>Hand it out only inside a step, so that a replay does not send a second request.</summary>
    string CallbackId { get; }

    /// <summary>The outside system's answer; suspends the execution until there is one.</summary>
    /// <exception cref="CallbackFailedException">It answered with a failure.</exception>
    /// <exception cref="CallbackTimeoutException">It did not answer in time.</exception>
    Task<T> GetResultAsync(CancellationToken cancellationToken = default);
}
