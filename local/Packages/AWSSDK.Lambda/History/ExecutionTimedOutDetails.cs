namespace Amazon.Lambda.Model;

public class ExecutionTimedOutDetails
{
    public EventError Error { get; set; }
}
