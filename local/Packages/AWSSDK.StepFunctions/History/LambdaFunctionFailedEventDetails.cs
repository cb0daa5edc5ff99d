namespace Amazon.StepFunctions.Model;

public class LambdaFunctionFailedEventDetails
{
    public string Cause { get; set; }

    public string Error { get; set; }
}
