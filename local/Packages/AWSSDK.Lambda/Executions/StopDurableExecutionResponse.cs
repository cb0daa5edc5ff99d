using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class StopDurableExecutionResponse : AmazonWebServiceResponse
{
    public DateTime? StopTimestamp { get; set; }
}
