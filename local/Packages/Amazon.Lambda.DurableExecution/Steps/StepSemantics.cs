namespace Amazon.Lambda.DurableExecution;

/// <summary>What happens to a step whose invocation died in it.</summary>
public enum StepSemantics
{
    /// <summary>It runs again, so its effect can happen twice.</summary>
    AtLeastOncePerRetry = 0,

    /// <summary>Its attempt counts as failed with <see cref="StepInterruptedException"/>, and the retry strategy decides.</summary>
    AtMostOncePerRetry = 1,
}
