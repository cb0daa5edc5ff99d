namespace Amazon.StepFunctions.Model;

public class LoggingConfiguration
{
    public List<LogDestination> Destinations { get; set; }

    public bool? IncludeExecutionData { get; set; }

    public LogLevel Level { get; set; }
}
