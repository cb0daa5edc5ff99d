using Comparison.Domain;
using Comparison.Domain.Decisions;

namespace Comparison.Adapters.Decisions;

/// <summary>What became of somebody's decision, and the ruling that stands, if any.</summary>
public sealed record DecideResult(DecideKind Kind, Ruling? Ruling = null)
{
    /// <summary>Where the ruling has to go; set when it stands.</summary>
    public Callback? Callback { get; init; }

    public WorkflowName? Workflow { get; init; }

    public string? SubjectId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>Whether the ruling was given just now, and not before.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether nobody waits on the callback any more, so that the execution hears of the ruling by the row alone.</summary>
    public bool IsCallbackClosed { get; init; }
}

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
