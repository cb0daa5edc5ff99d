namespace Amazon.Lambda.Model;

public class ChainedInvokeStartedDetails
{
    public string DurableExecutionArn { get; set; }

    public string ExecutedVersion { get; set; }

    public string FunctionName { get; set; }

    public EventInput Input { get; set; }

    public string TenantId { get; set; }
}
