namespace Amazon.Lambda.Model;

public class GetDurableExecutionRequest : AmazonLambdaRequest
{
    public string DurableExecutionArn { get; set; }

    public bool? IncludeExecutionData { get; set; }
}
