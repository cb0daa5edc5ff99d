namespace Amazon.Lambda.Model;

public class WaitStartedDetails
{
    public int? Duration { get; set; }

    public DateTime? ScheduledEndTimestamp { get; set; }
}
