namespace Comparison.Local.StatesLanguage.Running;

public enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,

    /// <summary>The machine's own TimeoutSeconds; a task that times out makes the execution fail.</summary>
    TimedOut,

    Aborted,
}
