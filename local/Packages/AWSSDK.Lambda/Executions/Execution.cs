namespace Amazon.Lambda.Model;

public class Execution
{
    public string DurableExecutionArn { get; set; }

    public string DurableExecutionName { get; set; }

    public DateTime? EndTimestamp { get; set; }

    public string FunctionArn { get; set; }

    public string KMSKeyArn { get; set; }

    public DateTime? StartTimestamp { get; set; }

    public ExecutionStatus Status { get; set; }
}
