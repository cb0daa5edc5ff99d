namespace Amazon.Lambda.Model;

public class ChainedInvokeFailedDetails
{
    public EventError Error { get; set; }
}
