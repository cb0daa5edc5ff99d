namespace Amazon.Lambda.Model;

public class ChainedInvokeOptions
{
    public string FunctionName { get; set; }

    public string TenantId { get; set; }
}
