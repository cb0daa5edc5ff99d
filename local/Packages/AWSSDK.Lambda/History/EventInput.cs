namespace Amazon.Lambda.Model;

public class EventInput
{
    public string Payload { get; set; }

    public bool? Truncated { get; set; }
}
