using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What a step's body knows of itself.</summary>
public interface IStepContext
{
    ILogger Logger { get; }

    /// <summary>From 1.</summary>
    int AttemptNumber { get; }

    /// <summary>The same in every attempt and replay: a good idempotency key.</summary>
    string OperationId { get; }
}
