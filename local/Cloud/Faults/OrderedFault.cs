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
