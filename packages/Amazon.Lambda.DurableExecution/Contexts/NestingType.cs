namespace Amazon.Lambda.DurableExecution;

/// <summary>Whether a context is an operation of its own.</summary>
public enum NestingType
{
    Nested = 0,

    /// <summary>No CONTEXT is recorded; the operations inside name the surrounding context as their parent. Saves an operation, and the body runs in every replay.</summary>
    Flat = 1,
}
