using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class GetDurableExecutionHistoryResponse : AmazonWebServiceResponse
{
    public List<Event> Events { get; set; }

    public string NextMarker { get; set; }
}
