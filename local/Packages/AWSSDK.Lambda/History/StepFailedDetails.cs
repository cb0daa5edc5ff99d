namespace Amazon.Lambda.Model;

public class StepFailedDetails
{
    public EventError Error { get; set; }

    public RetryDetails RetryDetails { get; set; }
}
