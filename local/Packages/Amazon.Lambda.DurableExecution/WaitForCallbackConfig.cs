namespace Amazon.Lambda.DurableExecution;

/// <summary>Options of a callback and of the step that hands its id out.</summary>
public class WaitForCallbackConfig : CallbackConfig
{
    /// <summary>Of the submitter. Default null: its first failure is final.</summary>
    public IRetryStrategy? RetryStrategy { get; set; }
}
