namespace Comparison.EndToEnd;

/// <summary>What a run of a bench is for.</summary>
public enum Phase
{
    /// <summary>The first run of a stack: its functions are made on the way.</summary>
    Cold,

    /// <summary>So that what comes after it is warm; kept, and not evaluated.</summary>
    WarmUp,

    /// <summary>The samples.</summary>
    Measured,
}
