namespace Amazon.StepFunctions.Model;

public class LambdaFunctionStartFailedEventDetails
{
    public string Cause { get; set; }

    public string Error { get; set; }
}
