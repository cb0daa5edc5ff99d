namespace Comparison.Local.Cloud.Faults;

/// <summary>Something that is about to happen, where a fault may strike.</summary>
/// <param name="Name">Of the function, the operation or the queue.</param>
/// <param name="Resource">What the operation is about, by name.</param>
internal sealed record FaultOccasion(FaultSubject Subject, string Name, string? Resource = null)
{
    /// <summary>All that is said in it: payload, request or message, and path.</summary>
    public string Content { get; init; } = "";

    /// <summary>How many occurrences it is: the updates of a checkpoint each count, since batches form as threads happen to run.</summary>
    public int Weight { get; init; } = 1;

    public override string ToString() => Resource is null ? Name : $"{Name} {Resource}";
}
