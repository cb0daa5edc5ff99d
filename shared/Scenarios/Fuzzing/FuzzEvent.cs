namespace Comparison.Scenarios.Fuzzing;

/// <summary>One thing that somebody does, and when.</summary>
/// <param name="Milliseconds">After the anchor, or before it where negative. What is past already is done at once.</param>
/// <param name="Choice">Which of the deciders or of the kinds of garbage, counted round; how many seconds to keep alive.</param>
public sealed record FuzzEvent(FuzzEventKind Kind, FuzzAnchor Anchor, long Milliseconds, int Choice = 0)
{
    public override string ToString() =>
        $"{Kind} {Anchor}{(Milliseconds < 0 ? "" : "+")}{Milliseconds}ms{(Choice == 0 ? "" : $" #{Choice}")}".ToLowerInvariant();
}
