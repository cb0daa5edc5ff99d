namespace Amazon.Lambda.Model;

public class ChainedInvokeSucceededDetails
{
    public EventResult Result { get; set; }
}
