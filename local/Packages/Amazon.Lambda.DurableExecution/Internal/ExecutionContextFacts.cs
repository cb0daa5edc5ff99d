namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IExecutionContext"/>
internal sealed record ExecutionContextFacts(string DurableExecutionArn) : IExecutionContext;
