namespace Amazon.Lambda.Model;

public class SendDurableExecutionCallbackFailureRequest : AmazonLambdaRequest
{
    public string CallbackId { get; set; }

    public ErrorObject Error { get; set; }
}
