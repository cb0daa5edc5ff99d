namespace Amazon.StepFunctions.Model;

public class TracingConfiguration
{
    public bool? Enabled { get; set; }
}
