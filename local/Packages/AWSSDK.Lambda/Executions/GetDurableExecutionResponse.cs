using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetDurableExecutionResponse : AmazonWebServiceResponse
{
    public DurableConfig DurableConfig { get; set; }

    public string DurableExecutionArn { get; set; }

    public string DurableExecutionName { get; set; }

    public DateTime? EndTimestamp { get; set; }

    public ErrorObject Error { get; set; }

    public bool? ExecutionDataIncluded { get; set; }

    public string FunctionArn { get; set; }

    public string InputPayload { get; set; }

    public string Result { get; set; }

    public DateTime? StartTimestamp { get; set; }

    public ExecutionStatus Status { get; set; }

    public TraceHeader TraceHeader { get; set; }

    public string Version { get; set; }
}
