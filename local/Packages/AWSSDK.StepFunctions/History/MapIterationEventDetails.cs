namespace Amazon.StepFunctions.Model;

public class MapIterationEventDetails
{
    public int? Index { get; set; }

    public string Name { get; set; }
}
