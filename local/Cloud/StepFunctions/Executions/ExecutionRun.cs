using Comparison.Local.Cloud.StepFunctions.Machines;
using Comparison.Local.StatesLanguage.Running;

namespace Comparison.Local.Cloud.StepFunctions.Executions;

/// <summary>An execution with what the service keeps about it.</summary>
/// <param name="Machine">The machine as it was at the start.</param>
/// <param name="Number">Counts the executions of the account in the order of their start.</param>
internal sealed record ExecutionRun(
    StateMachineExecution Execution, StateMachine Machine, ExecutionHost Host, ExecutionEnd End, long Number, string? TraceHeader)
{
    // Closed executions, and with them their names, are kept for 90 days.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    public bool IsRunning => Execution.Result.Status == ExecutionStatus.Running;

    public bool IsExpired(DateTimeOffset now) => Execution.Result.StopDate + Retention < now;
}
