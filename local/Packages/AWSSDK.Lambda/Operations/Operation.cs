namespace Amazon.Lambda.Model;

public class Operation
{
    public CallbackDetails CallbackDetails { get; set; }

    public ChainedInvokeDetails ChainedInvokeDetails { get; set; }

    public ContextDetails ContextDetails { get; set; }

    public DateTime? EndTimestamp { get; set; }

    public ExecutionDetails ExecutionDetails { get; set; }

    public string Id { get; set; }

    public string Name { get; set; }

    public string ParentId { get; set; }

    public DateTime? StartTimestamp { get; set; }

    public OperationStatus Status { get; set; }

    public StepDetails StepDetails { get; set; }

    public string SubType { get; set; }

    public OperationType Type { get; set; }

    public WaitDetails WaitDetails { get; set; }
}
