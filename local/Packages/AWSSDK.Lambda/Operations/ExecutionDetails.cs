namespace Amazon.Lambda.Model;

public class ExecutionDetails
{
    public string InputPayload { get; set; }
}
