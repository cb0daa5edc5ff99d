namespace Amazon.Lambda.DurableExecution;

/// <summary>A branch with a name.</summary>
public sealed record DurableBranch<T>(string Name, Func<IDurableContext, CancellationToken, Task<T>> Func);
