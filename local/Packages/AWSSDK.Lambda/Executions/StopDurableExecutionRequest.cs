namespace Amazon.Lambda.Model;

public class StopDurableExecutionRequest : AmazonLambdaRequest
{
    public string DurableExecutionArn { get; set; }

    public ErrorObject Error { get; set; }
}
