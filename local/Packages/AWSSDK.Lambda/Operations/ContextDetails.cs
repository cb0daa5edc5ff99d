namespace Amazon.Lambda.Model;

public class ContextDetails
{
    public ErrorObject Error { get; set; }

    public bool? ReplayChildren { get; set; }

    public string Result { get; set; }
}
