namespace Amazon.Lambda.Model;

public class CallbackTimedOutDetails
{
    public EventError Error { get; set; }
}
