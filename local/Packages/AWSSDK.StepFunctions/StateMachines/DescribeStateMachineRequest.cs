namespace Amazon.StepFunctions.Model;

public class DescribeStateMachineRequest : AmazonStepFunctionsRequest
{
    public IncludedData IncludedData { get; set; }

    public string StateMachineArn { get; set; }
}
