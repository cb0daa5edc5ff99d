using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Comparison.Packages.Tests.Durable;

/// <summary>A log, of Lambda's kind and of .NET's, that keeps what is written.</summary>
internal sealed class LogLines : ILambdaLogger, ILogger
{
    public List<string> Lines { get; } = [];

    public void Log(string message) => Lines.Add(message);

    public void LogLine(string message) => Lines.Add(message);

    public void Log(string level, string message, params object[] args) => Lines.Add($"{level}: {message} [{string.Join(", ", args)}]");

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Lines.Add($"{level}: {message} [{string.Join(", ", args)}] {exception.Message}");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add(formatter(state, exception));
}
