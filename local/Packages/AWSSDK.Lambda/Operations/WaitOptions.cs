namespace Amazon.Lambda.Model;

public class WaitOptions
{
    public int? WaitSeconds { get; set; }
}
