namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>What tells a parallel from a map once its units are known.</summary>
internal sealed record BatchKind(string SubType, string UnitSubType)
{
    public static BatchKind Parallel { get; } = new(OperationSubTypes.Parallel, OperationSubTypes.ParallelBranch);

    public static BatchKind Map { get; } = new(OperationSubTypes.Map, OperationSubTypes.MapIteration);
}
