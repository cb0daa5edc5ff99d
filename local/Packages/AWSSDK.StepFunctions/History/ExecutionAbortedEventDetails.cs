namespace Amazon.StepFunctions.Model;

public class ExecutionAbortedEventDetails
{
    public string Cause { get; set; }

    public string Error { get; set; }
}
