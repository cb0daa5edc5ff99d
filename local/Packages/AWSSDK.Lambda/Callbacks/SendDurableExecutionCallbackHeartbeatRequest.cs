namespace Amazon.Lambda.Model;

public class SendDurableExecutionCallbackHeartbeatRequest : AmazonLambdaRequest
{
    public string CallbackId { get; set; }
}
