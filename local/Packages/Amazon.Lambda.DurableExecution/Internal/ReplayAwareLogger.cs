using Microsoft.Extensions.Logging;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>Writes nothing while recorded operations are being replayed: their lines were written when they were done.</summary>
internal sealed class ReplayAwareLogger(ILogger inner, ExecutionState state, bool modeAware) : ILogger
{
    public ILogger Inner => inner;

    private bool IsSilent => modeAware && state.IsReplaying;

    // Scopes are opened even in silence: they may outlast it.
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => !IsSilent && inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsSilent)
            inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
