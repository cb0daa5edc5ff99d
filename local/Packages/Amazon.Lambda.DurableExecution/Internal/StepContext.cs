using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IStepContext"/>
internal sealed record StepContext(string OperationId, int AttemptNumber, ILogger Logger) : IStepContext;
