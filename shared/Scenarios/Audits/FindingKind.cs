namespace Comparison.Scenarios.Audits;

/// <summary>What a replay did that it must not do.</summary>
public enum FindingKind
{
    /// <summary>It asked for another operation where one is recorded: another type, sub-type, name or parent.</summary>
    Changed,

    /// <summary>It came to an end without asking for an operation that is recorded.</summary>
    Missing,

    /// <summary>It asked for an operation that the execution never had.</summary>
    Extra,

    /// <summary>It sent a request to a service while no step was running.</summary>
    Request,

    /// <summary>It ended otherwise than the execution did.</summary>
    Outcome,
}
