namespace Amazon.Lambda.Model;

public class ContextOptions
{
    public bool? ReplayChildren { get; set; }
}
