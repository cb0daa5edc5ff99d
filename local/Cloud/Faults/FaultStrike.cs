namespace Comparison.Local.Cloud.Faults;

/// <summary>A fault that has come true.</summary>
/// <param name="Where">The function, the operation with its resource, or the queue; never what was said.</param>
/// <param name="At">By the account's clock.</param>
public sealed record FaultStrike(Fault Fault, string Where, DateTimeOffset At);
