namespace Comparison.Adapters.Logging;

/// <summary>What the suite counts, by workflow and variant.</summary>
public static class MetricNames
{
    /// <summary>Requests that the HTTP API started.</summary>
    public const string ApplicationsSubmitted = "ApplicationsSubmitted";

    /// <summary>Decisions that were made: by a person at the desk, or by the simulated approver.</summary>
    public const string ApprovalsProcessed = "ApprovalsProcessed";

    /// <summary>Questions that nobody answered in time.</summary>
    /// <remarks>A state machine expires a question without any function; there, a metric filter on its log has to count.</remarks>
    public const string DecisionsExpired = "DecisionsExpired";
}
