using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;
using Comparison.Tests.Shared;

namespace Comparison.StatesLanguage.Tests.Hostile;

/// <summary>A world that answers anything at random, takes no time, and ends an execution that goes on for too long.</summary>
internal sealed class HostileHost(DefinitionChaos chaos, int maxTransitions) : IExecutionHost
{
    private readonly ManualTime _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private int _transitions;

    public TimeProvider Time => _clock;

    public string NewUuid() => "uuid";

    public double NextDouble() => 0.25;

    public string NewTaskToken() => "token";

    public void OnTransition(StateMachineExecution execution)
    {
        if (++_transitions > maxTransitions)
            execution.Stop("Budget", null);
    }

    // Nothing here asks whether anything is going on.
    public void BeginFlow()
    {
    }

    public void EndFlow()
    {
    }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    public Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken)
    {
        progress.Started();
        if (attempt.Resource.Pattern is not (TaskPattern.RequestResponse or TaskPattern.Activity))
            progress.Submitted(null);
        return Task.FromResult<TaskOutcome>(chaos.Below(4) switch
        {
            0 => new TaskOutcome.Failed(chaos.Below(2) == 0 ? null : "Custom", null),
            1 => new TaskOutcome.TimedOut(ByHeartbeat: chaos.Below(2) == 0),
            _ => new TaskOutcome.Succeeded(chaos.Node()),
        });
    }
}
