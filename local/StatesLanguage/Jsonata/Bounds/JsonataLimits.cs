namespace Comparison.Local.StatesLanguage.Jsonata.Bounds;

/// <summary>How much one evaluation may take. What is counted depends on the expression and its data only, never on the machine.</summary>
public sealed record JsonataLimits
{
    /// <summary>
    /// Expressions within one another, calls of functions included; a call in the last place of a function does not count. Default 500.
    /// </summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>
    /// Steps of evaluation; what functions read and make counts as well. Default 20,000,000, which takes a second or two.
    /// </summary>
    public long MaxWork { get; init; } = 20_000_000;

    /// <summary>Of one value: a character counts as 1, an item of an array as 8. Default 80,000,000, which is ten million items.</summary>
    public long MaxValueSize { get; init; } = 80_000_000;

    /// <summary>
    /// For all the matching of regular expressions. The one bound in time: how long a match takes cannot be counted. Default 1 s.
    /// </summary>
    public TimeSpan MaxRegexTime { get; init; } = TimeSpan.FromSeconds(1);
}
