namespace Comparison.EndToEnd.Timing;

/// <summary>What is timed in an execution, by its engine's own history.</summary>
public enum Measure
{
    /// <summary>From the execution's start to its first wait: for a timer, or for an answer once somebody is asked.</summary>
    StartToFirstWait,

    /// <summary>From the answer to the operation or state that begins next, or to the end where none does.</summary>
    DecisionToNextStep,

    /// <summary>From start to end, without what it waited for timers and answers.</summary>
    TotalWithoutWaiting,
}
