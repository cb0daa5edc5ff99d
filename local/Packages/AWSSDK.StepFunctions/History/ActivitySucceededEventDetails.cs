namespace Amazon.StepFunctions.Model;

public class ActivitySucceededEventDetails
{
    public string Output { get; set; }

    public HistoryEventExecutionDataDetails OutputDetails { get; set; }
}
