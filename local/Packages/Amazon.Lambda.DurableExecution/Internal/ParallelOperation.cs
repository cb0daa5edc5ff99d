namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A parallel whose branches are known when it begins.</summary>
internal sealed class ParallelOperation<T>(
    DurableInvocation invocation, OperationPlace place, IReadOnlyList<DurableBranch<T>> branches, ParallelConfig config)
    : ConcurrentOperation<T>(
        invocation,
        place,
        new(
            OperationSubTypes.Parallel,
            OperationSubTypes.ParallelBranch,
            config.MaxConcurrency,
            config.CompletionConfig,
            config.NestingType,
            config.ItemSerializer))
{
    protected override int Count => branches.Count;

    protected override (string? Name, Func<IDurableContext, CancellationToken, Task<T>> Body) Unit(int index) =>
        (branches[index].Name, branches[index].Func);
}
