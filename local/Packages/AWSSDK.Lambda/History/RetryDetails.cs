namespace Amazon.Lambda.Model;

public class RetryDetails
{
    public int? CurrentAttempt { get; set; }

    public int? NextAttemptDelaySeconds { get; set; }
}
