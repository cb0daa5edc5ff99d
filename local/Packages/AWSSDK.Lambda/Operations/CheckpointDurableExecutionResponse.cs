using Amazon.Runtime;

namespace Amazon.Lambda.Model;

public class CheckpointDurableExecutionResponse : AmazonWebServiceResponse
{
    public string CheckpointToken { get; set; }

    public CheckpointUpdatedExecutionState NewExecutionState { get; set; }
}
