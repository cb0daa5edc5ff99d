namespace Amazon.Lambda.Model;

public class CallbackSucceededDetails
{
    public EventResult Result { get; set; }
}
