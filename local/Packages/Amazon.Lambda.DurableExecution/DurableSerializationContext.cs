namespace Amazon.Lambda.DurableExecution;

/// <summary>Whose result is being written or read. The same in every attempt and replay.</summary>
public readonly struct DurableSerializationContext
{
    public DurableSerializationContext(string entityId, string durableExecutionArn) =>
        (EntityId, DurableExecutionArn) = (entityId, durableExecutionArn);

    /// <summary>The operation's id; of a flat branch or item, which has no record of its own, <c>ID-OF-THE-BATCH#INDEX</c>.</summary>
    public string EntityId { get; }

    public string DurableExecutionArn { get; }
}
