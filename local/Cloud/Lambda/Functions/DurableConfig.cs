namespace Comparison.Local.Cloud.Lambda.Functions;

/// <summary>Makes a function durable; it can be given only when the function is created.</summary>
/// <param name="ExecutionTimeout">Seconds, 1 to 31,622,400 (366 days).</param>
/// <param name="RetentionPeriodInDays">1 to 90.</param>
public sealed record DurableConfig(int ExecutionTimeout, int RetentionPeriodInDays = 14);
