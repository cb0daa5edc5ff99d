namespace Amazon.Lambda.Model;

public class OperationUpdate
{
    public OperationAction Action { get; set; }

    public CallbackOptions CallbackOptions { get; set; }

    public ChainedInvokeOptions ChainedInvokeOptions { get; set; }

    public ContextOptions ContextOptions { get; set; }

    public ErrorObject Error { get; set; }

    public string Id { get; set; }

    public string Name { get; set; }

    public string ParentId { get; set; }

    public string Payload { get; set; }

    public StepOptions StepOptions { get; set; }

    public string SubType { get; set; }

    public OperationType Type { get; set; }

    public WaitOptions WaitOptions { get; set; }
}
