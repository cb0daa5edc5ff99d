namespace Amazon.Lambda.Model;

public class ContextFailedDetails
{
    public EventError Error { get; set; }
}
