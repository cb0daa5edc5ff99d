namespace Amazon.Lambda.Model;

public class ExecutionFailedDetails
{
    public EventError Error { get; set; }
}
