namespace Amazon.Lambda.DurableExecution;

/// <summary>How a branch or an item stood when its batch ended.</summary>
public enum BatchItemStatus
{
    Succeeded = 0,
    Failed = 1,

    /// <summary>Begun, and given up because the batch was decided without it.</summary>
    Started = 2,
}
