namespace Amazon.Lambda.Model;

public class StepOptions
{
    public int? NextAttemptDelaySeconds { get; set; }
}
