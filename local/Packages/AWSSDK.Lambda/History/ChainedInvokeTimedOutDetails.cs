namespace Amazon.Lambda.Model;

public class ChainedInvokeTimedOutDetails
{
    public EventError Error { get; set; }
}
