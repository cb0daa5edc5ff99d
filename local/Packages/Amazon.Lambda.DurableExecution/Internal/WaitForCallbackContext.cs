using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <inheritdoc cref="IWaitForCallbackContext"/>
internal sealed record WaitForCallbackContext(ILogger Logger) : IWaitForCallbackContext;
