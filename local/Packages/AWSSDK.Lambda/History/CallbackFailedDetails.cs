namespace Amazon.Lambda.Model;

public class CallbackFailedDetails
{
    public EventError Error { get; set; }
}
