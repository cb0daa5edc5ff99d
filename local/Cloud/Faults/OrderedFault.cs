namespace Comparison.Local.Cloud.Faults;

/// <summary>A fault and how often it could have struck so far.</summary>
/// <remarks>Its account's lock guards it.</remarks>
internal sealed class OrderedFault(Fault fault, DateTimeOffset ordered)
{
    private long _occurrences;

    public Fault Fault => fault;

    public DateTimeOffset From { get; } = ordered + fault.From;

    public DateTimeOffset Until { get; } = fault.Until is { } until ? ordered + until : DateTimeOffset.MaxValue;

    /// <summary>Counts the occasion if it is one of this fault's, and tells whether it strikes.</summary>
    public bool Meets(FaultOccasion occasion, DateTimeOffset now)
    {
        if (now < From || now >= Until || !fault.Target.Covers(occasion) || !Mentions(occasion))
            return false;
        var before = _occurrences;
        _occurrences += occasion.Weight;
        return before < fault.First - 1L + fault.Count && _occurrences >= fault.First;
    }

    private bool Mentions(FaultOccasion occasion) =>
        fault.About is null || occasion.Content.Contains(fault.About, StringComparison.Ordinal);
}

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

/// <summary>What faults happen to.</summary>
internal enum FaultSubject
{
    Invocation,
    Call,
    Message,
}

/// <summary>A fault that has come true.</summary>
/// <param name="Where">The function, the operation with its resource, or the queue; never what was said.</param>
/// <param name="At">By the account's clock.</param>
public sealed record FaultStrike(Fault Fault, string Where, DateTimeOffset At);
