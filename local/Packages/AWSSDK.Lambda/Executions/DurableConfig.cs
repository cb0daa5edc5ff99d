namespace Amazon.Lambda.Model;

public class DurableConfig
{
    /// <summary>Seconds, 1 to 31,622,400.</summary>
    public int? ExecutionTimeout { get; set; }

    public string KMSKeyArn { get; set; }

    /// <summary>Days, 1 to 90; 14 where unset.</summary>
    public int? RetentionPeriodInDays { get; set; }
}
