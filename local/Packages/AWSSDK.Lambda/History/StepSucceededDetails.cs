namespace Amazon.Lambda.Model;

public class StepSucceededDetails
{
    public EventResult Result { get; set; }

    public RetryDetails RetryDetails { get; set; }
}
