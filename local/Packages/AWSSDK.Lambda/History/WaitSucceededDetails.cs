namespace Amazon.Lambda.Model;

public class WaitSucceededDetails
{
    public int? Duration { get; set; }
}
