namespace Amazon.Lambda.Model;

public class WaitDetails
{
    public DateTime? ScheduledEndTimestamp { get; set; }
}
