namespace Amazon.Lambda.Model;

public class CallbackOptions
{
    public int? HeartbeatTimeoutSeconds { get; set; }

    public int? TimeoutSeconds { get; set; }
}
