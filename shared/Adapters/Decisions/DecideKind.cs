namespace Comparison.Adapters.Decisions;

/// <summary>What became of somebody's decision.</summary>
public enum DecideKind
{
    /// <summary>It stands: written now, or earlier by the same person.</summary>
    Stands,

    /// <summary>Another decision was made before.</summary>
    Otherwise,

    /// <summary>The deadline has passed, or nobody waits any more.</summary>
    TooLate,

    Forbidden,

    Unknown,
}
