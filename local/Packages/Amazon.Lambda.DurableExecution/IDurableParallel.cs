using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Branches that run side by side, each begun when it is registered, with a result type of its own.</summary>
/// <remarks>A replay must register the same branches, by the same names, in the same order.</remarks>
public interface IDurableParallel : IAsyncDisposable
{
    /// <summary>Begins a branch, or has it wait for its turn where <see cref="ParallelConfig.MaxConcurrency"/> is reached.</summary>
    /// <param name="name">Must stay the same at its place.</param>
    /// <param name="serializer">Default null: <see cref="ParallelConfig.ItemSerializer"/>, else the function's.</param>
    /// <exception cref="InvalidOperationException">The parallel is complete.</exception>
    /// <exception cref="NonDeterministicExecutionException">Another name is recorded at this place.</exception>
    IParallelBranch<T> Branch<T>(
        string name, Func<IDurableContext, CancellationToken, Task<T>> func, ILambdaSerializer? serializer = null);

    /// <summary>Takes no more branches, waits for all of them and records the outcome. Asked again, it gives the same task.</summary>
    /// <param name="cancellationToken">Ends the waiting; the branches do not see it.</param>
    /// <returns>How the branches ended; a failure among them is not thrown.</returns>
    Task<IBatchResult> CompleteAsync(CancellationToken cancellationToken = default);
}
