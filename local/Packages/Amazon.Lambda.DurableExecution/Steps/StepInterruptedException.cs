namespace Amazon.Lambda.DurableExecution;

/// <summary>What a retry strategy sees of an at-most-once step whose invocation died in it; whether it took effect is unknown.</summary>
public class StepInterruptedException : StepException
{
    public StepInterruptedException()
    {
    }

    public StepInterruptedException(string message)
        : base(message)
    {
    }

    public StepInterruptedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
