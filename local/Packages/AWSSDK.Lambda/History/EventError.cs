namespace Amazon.Lambda.Model;

public class EventError
{
    public ErrorObject Payload { get; set; }

    public bool? Truncated { get; set; }
}
