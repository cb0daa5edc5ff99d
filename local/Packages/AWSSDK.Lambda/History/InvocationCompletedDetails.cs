namespace Amazon.Lambda.Model;

public class InvocationCompletedDetails
{
    public DateTime? EndTimestamp { get; set; }

    public EventError Error { get; set; }

    public string RequestId { get; set; }

    public DateTime? StartTimestamp { get; set; }
}
