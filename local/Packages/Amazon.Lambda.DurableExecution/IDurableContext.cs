using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution;

/// <summary>What a workflow does durably: every call here is recorded, and returns its record when the workflow is replayed.</summary>
/// <remarks>
/// Operations are told apart by the order of the calls, so the workflow must make the same calls in the same order in every replay.
/// Clocks, randomness and I/O belong inside a step. A durable call inside a step's body breaks that order.
/// </remarks>
public interface IDurableContext
{
    /// <summary>Silent while recorded operations are being replayed.</summary>
    ILogger Logger { get; }

    IExecutionContext ExecutionContext { get; }

    ILambdaContext LambdaContext { get; }

    /// <summary>Swaps the logger of this context, or its silence in replays; child contexts start with the default again.</summary>
    void ConfigureLogger(LoggerConfig config);

    /// <summary>Runs <paramref name="func"/> and records its result.</summary>
    /// <exception cref="StepException">It failed, and is not retried.</exception>
    Task<T> StepAsync<T>(
        Func<IStepContext, CancellationToken, Task<T>> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="StepAsync{T}"/>
    Task StepAsync(
        Func<IStepContext, CancellationToken, Task> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Suspends the execution, without compute, for a time that is rounded up to seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Under 1 s or over 31,622,400 s (366 days).</exception>
    Task WaitAsync(TimeSpan duration, string? name = null, CancellationToken cancellationToken = default);

    /// <summary>Runs <paramref name="func"/> as a workflow of its own, with its own count of operations, and records its result.</summary>
    /// <remarks>A result over 256 KB is not recorded; the body runs again in each replay, over its recorded operations.</remarks>
    /// <exception cref="ChildContextException">It failed.</exception>
    Task<T> RunInChildContextAsync<T>(
        Func<IDurableContext, CancellationToken, Task<T>> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="RunInChildContextAsync{T}"/>
    Task RunInChildContextAsync(
        Func<IDurableContext, CancellationToken, Task> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Asks the service for a callback id. Failures of the callback are raised where its result is awaited.</summary>
    Task<ICallback<T>> CreateCallbackAsync<T>(
        string? name = null,
        CallbackConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Has <paramref name="submitter"/> hand a callback id out, in a step, and waits for the outside system's answer.</summary>
    /// <remarks>Three operations: a context, and in it the callback <c>NAME-callback</c> and the step <c>NAME-submitter</c>.</remarks>
    /// <exception cref="CallbackFailedException">The outside system answered with a failure.</exception>
    /// <exception cref="CallbackTimeoutException">It did not answer, or sent no heartbeat, in time.</exception>
    /// <exception cref="CallbackSubmitterException">The submitter failed, and is not retried.</exception>
    Task<T> WaitForCallbackAsync<T>(
        Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
        string? name = null,
        WaitForCallbackConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Has the service invoke another function, and suspends until it has ended. A replay does not invoke it again.</summary>
    /// <param name="functionName">Name or ARN in the same account; of a durable function with a version, an alias or $LATEST.</param>
    /// <exception cref="ArgumentException"><paramref name="functionName"/> is blank.</exception>
    /// <exception cref="InvokeFailedException">The function failed.</exception>
    /// <exception cref="InvokeTimedOutException">It did not end in time.</exception>
    /// <exception cref="InvokeStoppedException">Its durable execution was stopped.</exception>
    Task<TResult> InvokeAsync<TPayload, TResult>(
        string functionName,
        TPayload payload,
        string? name = null,
        InvokeConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs <paramref name="check"/> on the state it returned last until the strategy finds the condition met.</summary>
    /// <remarks>One step, suspended between the checks. A check may be repeated when the invocation dies in it.</remarks>
    /// <exception cref="WaitForConditionException">The strategy allows no further check.</exception>
    /// <exception cref="StepException">A check threw; it is not repeated.</exception>
    Task<TState> WaitForConditionAsync<TState>(
        Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
        WaitForConditionConfig<TState> config,
        string? name = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs <paramref name="branches"/> side by side, each as a workflow of its own, named by its index.</summary>
    /// <remarks>
    /// A branch that waits suspends the execution for all of them: what runs beside it is abandoned, and runs again afterwards.
    /// Results that together exceed 256 KB are not recorded; the branches run again in each replay, over their recorded operations.
    /// </remarks>
    /// <returns>The outcomes, failures among them: nothing that fails in a branch is thrown.</returns>
    /// <exception cref="ArgumentException">A branch is null.</exception>
    Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<Func<IDurableContext, CancellationToken, Task<T>>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs named <paramref name="branches"/> side by side, each as a workflow of its own.</summary>
    /// <remarks>Waiting and large results are as without names.</remarks>
    /// <returns>The outcomes, failures among them: nothing that fails in a branch is thrown.</returns>
    /// <exception cref="ArgumentException">A branch or its function is null.</exception>
    Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<DurableBranch<T>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs <paramref name="func"/> for each of <paramref name="items"/> side by side, each as a workflow of its own.</summary>
    /// <param name="func">Gets the context of the item, the item, its index, all items, and a token.</param>
    /// <remarks>Waiting and large results are as in a parallel.</remarks>
    /// <returns>The outcomes, failures among them: nothing that fails for an item is thrown.</returns>
    Task<IBatchResult<TResult>> MapAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
        string? name = null,
        MapConfig<TItem>? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Begins a parallel that is told its branches one by one. Dispose it, which completes it if nobody has.</summary>
    /// <exception cref="NonDeterministicExecutionException">Something else is recorded at this place.</exception>
    IDurableParallel CreateParallel(string? name = null, ParallelConfig? config = null);
}

/// <summary>What a step's body knows of itself.</summary>
public interface IStepContext
{
    ILogger Logger { get; }

    /// <summary>From 1.</summary>
    int AttemptNumber { get; }

    /// <summary>The same in every attempt and replay: a good idempotency key.</summary>
    string OperationId { get; }
}

/// <summary>The running execution.</summary>
public interface IExecutionContext
{
    string DurableExecutionArn { get; }
}
