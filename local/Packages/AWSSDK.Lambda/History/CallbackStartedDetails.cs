namespace Amazon.Lambda.Model;

public class CallbackStartedDetails
{
    public string CallbackId { get; set; }

    public int? HeartbeatTimeout { get; set; }

    public int? Timeout { get; set; }
}
