namespace Amazon.StepFunctions.Model;

public class SendTaskSuccessRequest : AmazonStepFunctionsRequest
{
    public string Output { get; set; }

    public string TaskToken { get; set; }
}
