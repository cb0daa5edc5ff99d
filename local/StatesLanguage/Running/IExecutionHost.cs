using Comparison.Local.StatesLanguage.Expressions;
using Comparison.Local.StatesLanguage.Tasks;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The world around an execution: time, chance, and whoever carries out its tasks.</summary>
/// <remarks>
/// Each of the interpreter's flows of control holds a piece of the host's work while it runs. The first has its piece from whoever
/// runs the execution; branches beyond the first are announced by <see cref="BeginFlow"/> and <see cref="EndFlow"/>. Inside the two waiting
/// methods the host may let go of the caller's piece, and must have taken it up again before the returned task completes, also when it
/// is cancelled. Cancelled they are when the execution ends, or when another branch fails.
/// </remarks>
public interface IExecutionHost : IChance
{
    TimeProvider Time { get; }

    /// <summary>A token that nobody can guess; asked for before each attempt that can be answered from outside.</summary>
    string NewTaskToken();

    /// <summary>
    /// Called after each state entered and before each retry, which is what AWS bills. The host may stop the execution here.
    /// </summary>
    void OnTransition(StateMachineExecution execution);

    /// <summary>An event was added to the history of an execution.</summary>
    void OnEvent()
    {
    }

    /// <summary>A distributed Map begins.</summary>
    void OnMapRun(MapRun run)
    {
    }

    /// <summary>It is about to run a child, whose world this is as well.</summary>
    void OnChild(StateMachineExecution child)
    {
    }

    /// <summary>A branch begins to run beside others, with a piece of work of its own.</summary>
    void BeginFlow();

    /// <summary>A flow that <see cref="BeginFlow"/> has announced, or another in its place, is done with its piece of work.</summary>
    void EndFlow();

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Why an attempt cannot even be scheduled, such as parameters that its service does not have; null when it can.</summary>
    string? FindMistake(TaskAttempt attempt) => null;

    /// <summary>Carries out one attempt, its timeouts included.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<TaskOutcome> RunTaskAsync(TaskAttempt attempt, ITaskProgress progress, CancellationToken cancellationToken);
}
