namespace Amazon.Lambda.DurableExecution;

/// <summary>The code asks for another operation than the one recorded at this place.</summary>
/// <remarks>It was changed under a running execution, or it branches on something that is not recorded.</remarks>
public class NonDeterministicExecutionException : DurableExecutionException
{
    public NonDeterministicExecutionException()
    {
    }

    public NonDeterministicExecutionException(string message)
        : base(message)
    {
    }

    public NonDeterministicExecutionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
