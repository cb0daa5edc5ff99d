namespace Amazon.StepFunctions.Model;

public class CloudWatchLogsLogGroup
{
    public string LogGroupArn { get; set; }
}
