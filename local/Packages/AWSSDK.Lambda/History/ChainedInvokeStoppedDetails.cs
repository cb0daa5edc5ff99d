namespace Amazon.Lambda.Model;

public class ChainedInvokeStoppedDetails
{
    public EventError Error { get; set; }
}
