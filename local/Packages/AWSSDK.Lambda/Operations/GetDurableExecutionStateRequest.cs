namespace Amazon.Lambda.Model;

public class GetDurableExecutionStateRequest : AmazonLambdaRequest
{
    public string CheckpointToken { get; set; }

    public string DurableExecutionArn { get; set; }

    public string Marker { get; set; }

    public int? MaxItems { get; set; }
}
