namespace Comparison.Local.Cloud.Faults;

/// <summary>When an invocation dies, seen from one of its checkpoints.</summary>
public enum CrashMoment
{
    /// <summary>The side effect that comes next before this checkpoint is about to be done; there may be none.</summary>
    BeforeTheEffect,

    /// <summary>What the checkpoint tells of is done, and the service has not heard of it.</summary>
    BeforeTheRecord,

    /// <summary>The service has recorded it, and the function has not heard of that.</summary>
    AfterTheRecord,
}
