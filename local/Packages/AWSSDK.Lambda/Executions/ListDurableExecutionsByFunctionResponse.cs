using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class ListDurableExecutionsByFunctionResponse : AmazonWebServiceResponse
{
    public List<Execution> DurableExecutions { get; set; }

    public string NextMarker { get; set; }
}
