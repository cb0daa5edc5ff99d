using System.Reflection;
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

/// <summary>Redirects Lambda's static log, of which a process has one: tests that do so run while no others do.</summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class StaticLog : IDisposable
{
    internal const string Alone = "static log";

    private readonly Dictionary<string, object?> _before = [];

    private StaticLog(LogLines log)
    {
        Set("_loggingAction", (Action<string>)log.Log);
        Set("_loggingWithLevelAction", (Action<string, string, object[]>)log.Log);
        Set("_loggingWithLevelAndExceptionAction", (Action<string, Exception, string, object[]>)log.Log);
    }

    internal static StaticLog WriteTo(LogLines log) => new(log);

    public void Dispose()
    {
        foreach (var (name, action) in _before)
            Field(name).SetValue(null, action);
    }

    private void Set(string name, Delegate action)
    {
        _before[name] = Field(name).GetValue(null);
        Field(name).SetValue(null, action);
    }

    // There is no other way in; AWS's own runtime takes this one.
    private static FieldInfo Field(string name) => typeof(LambdaLogger).GetField(name, BindingFlags.NonPublic | BindingFlags.Static)!;
}
