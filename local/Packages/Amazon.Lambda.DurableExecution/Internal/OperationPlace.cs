namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Where an operation stands in the workflow.</summary>
internal sealed record OperationPlace(string Id, string? ParentId, string? Name)
{
    /// <summary>For messages.</summary>
    public override string ToString() => Name ?? Id;
}
