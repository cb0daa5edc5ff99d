using Comparison.Local.StatesLanguage.Running;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Micro.States;

/// <summary>A world for machines that neither wait nor call anybody.</summary>
internal sealed class InterpreterHost : IExecutionHost
{
    public static InterpreterHost Instance { get; } = new();

    public static ExecutionIdentity Identity { get; } = new(
        "arn:aws:states:us-east-1:000000000001:execution:machine:run", "run",
        "arn:aws:states:us-east-1:000000000001:stateMachine:machine", "machine",
        "arn:aws:iam::000000000001:role/states", "us-east-1");

    public TimeProvider Time => TimeProvider.System;

    public string NewUuid() => "00000000-0000-4000-8000-000000000000";

    public double NextDouble() => 0.5;

    public string NewTaskToken() => "token";

    public void OnTransition(StateMachineExecution execution)
    {
    }

    public void BeginFlow()
    {
    }

    public void EndFlow()
    {
    }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken) =>
        Task.FromResult<TaskOutcome>(new TaskOutcome.Failed("States.TaskFailed", "Nobody carries out tasks here."));
}
