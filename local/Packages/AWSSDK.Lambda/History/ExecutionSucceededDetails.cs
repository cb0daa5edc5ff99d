namespace Amazon.Lambda.Model;

public class ExecutionSucceededDetails
{
    public EventResult Result { get; set; }
}
