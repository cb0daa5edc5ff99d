namespace Amazon.StepFunctions.Model;

public class ExecutionTimedOutEventDetails
{
    public string Cause { get; set; }

    public string Error { get; set; }
}
