namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The world around an execution: time, chance, and whoever carries out its tasks.</summary>
/// <remarks>
/// The interpreter runs on one flow of control that holds a piece of the host's work while it runs. Inside the two waiting methods
/// the host may let go of that piece, and must have taken it up again before the returned task completes, also when it is cancelled.
/// </remarks>
public interface IExecutionHost : IChance
{
    TimeProvider Time { get; }

    /// <summary>A token that nobody can guess; asked for before each attempt that can be answered from outside.</summary>
    string NewTaskToken();

    /// <summary>
    /// Called after each state entered and before each retry, which is what AWS bills. The host may stop the execution here.
    /// </summary>
    void OnTransition(Execution execution);

    /// <exception cref="OperationCanceledException">The execution has ended meanwhile.</exception>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Carries out one attempt, its timeouts included.</summary>
    /// <exception cref="OperationCanceledException">The execution has ended meanwhile.</exception>
    Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken);
}
