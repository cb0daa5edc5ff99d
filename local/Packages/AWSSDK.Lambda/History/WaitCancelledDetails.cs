namespace Amazon.Lambda.Model;

public class WaitCancelledDetails
{
    public EventError Error { get; set; }
}
