using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What a check of a condition sees of its attempt.</summary>
public interface IConditionCheckContext
{
    ILogger Logger { get; }

    /// <summary>From 1.</summary>
    int AttemptNumber { get; }
}
