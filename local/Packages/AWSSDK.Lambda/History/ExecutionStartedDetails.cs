namespace Amazon.Lambda.Model;

public class ExecutionStartedDetails
{
    public int? ExecutionTimeout { get; set; }

    public EventInput Input { get; set; }
}
