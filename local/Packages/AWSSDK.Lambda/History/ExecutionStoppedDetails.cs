namespace Amazon.Lambda.Model;

public class ExecutionStoppedDetails
{
    public EventError Error { get; set; }
}
