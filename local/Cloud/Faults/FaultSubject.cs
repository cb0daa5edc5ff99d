namespace Comparison.Local.Cloud.Faults;

/// <summary>What faults happen to.</summary>
internal enum FaultSubject
{
    Invocation,
    Call,
    Message,
}
