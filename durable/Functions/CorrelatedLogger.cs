using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;

namespace Comparison.Durable.Functions;

/// <summary>Writes to Lambda's log, with the run's correlation id at the end of every line.</summary>
internal sealed class CorrelatedLogger(ILambdaLogger lambda, string correlationId) : ILogger
{
    /// <summary>How many lines were written.</summary>
    public int Written { get; private set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

    public void Log<TState>(
        Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) => Write(logLevel, formatter(state, exception));

    public void Write(Microsoft.Extensions.Logging.LogLevel level, string message)
    {
        Written++;
        lambda.Log(level.ToString(), "{Message} correlation_id={CorrelationId}", message, correlationId);
    }
}
