namespace Amazon.Lambda.Model;

public class EventResult
{
    public string Payload { get; set; }

    public bool? Truncated { get; set; }
}
