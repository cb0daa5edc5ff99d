using Microsoft.Extensions.Logging;

namespace Comparison.Durable.Functions;

/// <summary>Writes replayed lines too, and marks them.</summary>
/// <param name="aware">The durable runtime's own logger, which keeps replayed lines to itself: nothing else tells what is a replay.</param>
/// <param name="log">What that logger writes to.</param>
internal sealed class ReplayTaggingLogger(ILogger aware, CorrelatedLogger log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => aware.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var before = log.Written;
        aware.Log(logLevel, eventId, state, exception, formatter);
        if (log.Written == before)
            log.Write(logLevel, $"[REPLAY] {formatter(state, exception)}");
    }
}
