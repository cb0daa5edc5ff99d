using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetDurableExecutionStateResponse : AmazonWebServiceResponse
{
    public string NextMarker { get; set; }

    public List<Operation> Operations { get; set; }
}
