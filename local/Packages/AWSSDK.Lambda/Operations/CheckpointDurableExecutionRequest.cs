namespace Amazon.Lambda.Model;

public class CheckpointDurableExecutionRequest : AmazonLambdaRequest
{
    public string CheckpointToken { get; set; }

    public string ClientToken { get; set; }

    public string DurableExecutionArn { get; set; }

    public List<OperationUpdate> Updates { get; set; }
}
