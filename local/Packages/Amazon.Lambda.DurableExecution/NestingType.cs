namespace Amazon.Lambda.DurableExecution;

/// <summary>Whether a context is an operation of its own.</summary>
public enum NestingType
{
    Nested = 0,

    /// <summary>No CONTEXT is recorded; the operations inside name the surrounding context as their parent.</summary>
    /// <remarks>Saves an operation; the body runs in every replay.</remarks>
    Flat = 1,
}
