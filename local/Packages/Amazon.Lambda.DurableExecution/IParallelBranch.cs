using System.Runtime.CompilerServices;

namespace Amazon.Lambda.DurableExecution;

/// <summary>A branch of an <see cref="IDurableParallel"/>; awaiting it gives its result.</summary>
public interface IParallelBranch<T>
{
    string Name { get; }

    /// <summary>In the order of registration, from 0.</summary>
    int Index { get; }

    /// <summary><see cref="BatchItemStatus.Started"/> until the branch has ended, and for ever if the parallel was decided without it.</summary>
    BatchItemStatus Status { get; }

    /// <exception cref="ChildContextException">The branch failed.</exception>
    /// <exception cref="DurableExecutionException">It did not run.</exception>
    TaskAwaiter<T> GetAwaiter();
}
