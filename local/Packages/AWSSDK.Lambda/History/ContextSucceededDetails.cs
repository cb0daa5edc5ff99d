namespace Amazon.Lambda.Model;

public class ContextSucceededDetails
{
    public EventResult Result { get; set; }
}
