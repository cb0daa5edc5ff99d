namespace Amazon.Lambda.Model;

public class StepDetails
{
    public int? Attempt { get; set; }

    public ErrorObject Error { get; set; }

    public DateTime? NextAttemptTimestamp { get; set; }

    public string Result { get; set; }
}
