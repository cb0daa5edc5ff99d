namespace Amazon.StepFunctions.Model;

public class HistoryEventExecutionDataDetails
{
    public bool? Truncated { get; set; }
}
