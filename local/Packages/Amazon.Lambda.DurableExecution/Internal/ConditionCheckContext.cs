using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IConditionCheckContext"/>
internal sealed record ConditionCheckContext(int AttemptNumber, ILogger Logger) : IConditionCheckContext;
