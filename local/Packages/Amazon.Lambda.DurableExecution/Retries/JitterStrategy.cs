namespace Amazon.Lambda.DurableExecution;

/// <summary>How much of a delay is left to chance.</summary>
public enum JitterStrategy
{
    None = 0,

    /// <summary>From nothing to the whole delay.</summary>
    Full = 1,

    /// <summary>From half of the delay to the whole.</summary>
    Half = 2,
}
