namespace Amazon.StepFunctions.Model;

public class ActivityStartedEventDetails
{
    public string WorkerName { get; set; }
}
