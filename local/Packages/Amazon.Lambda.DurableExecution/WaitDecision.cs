namespace Amazon.Lambda.DurableExecution;

/// <summary>Another check after a delay, or none because the condition is met.</summary>
public readonly record struct WaitDecision
{
    private WaitDecision(bool shouldContinue, TimeSpan delay) => (ShouldContinue, Delay) = (shouldContinue, delay);

    public bool ShouldContinue { get; }

    /// <summary>The service counts whole seconds, at least one; less is rounded up.</summary>
    public TimeSpan Delay { get; }

    public static WaitDecision Stop() => default;

    public static WaitDecision ContinueAfter(TimeSpan delay) => new(shouldContinue: true, delay);
}
