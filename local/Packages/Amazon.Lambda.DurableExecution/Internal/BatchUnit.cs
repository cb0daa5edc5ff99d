namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>A branch of a parallel, or an item of a map.</summary>
internal sealed record BatchUnit<T>(int Index, OperationPlace Place, Func<IDurableContext, CancellationToken, Task<T>> Body);
