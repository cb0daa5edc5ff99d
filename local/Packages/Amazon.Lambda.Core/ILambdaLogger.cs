namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log. Levels below <c>AWS_LAMBDA_HANDLER_LOG_LEVEL</c> (default Information) are dropped.</summary>
/// <remarks>
/// A logger implements <see cref="Log(string)"/> and <see cref="LogLine"/>, and overrides the overloads that take the level as a string,
/// where all others end. AWS's own default of <see cref="Log(string, string, object[])"/> calls itself until the stack is full; ours drops
/// the arguments, so that a mistake stays visible in a log.
/// </remarks>
public interface ILambdaLogger
{
    void Log(string message);

    void LogLine(string message);

    void Log(string level, string message) => LogLine(message);

    void Log(LogLevel level, string message) => Log(level.ToString(), message);

    void LogTrace(string message) => Log(nameof(LogLevel.Trace), message);

    void LogDebug(string message) => Log(nameof(LogLevel.Debug), message);

    void LogInformation(string message) => Log(nameof(LogLevel.Information), message);

    void LogWarning(string message) => Log(nameof(LogLevel.Warning), message);

    void LogError(string message) => Log(nameof(LogLevel.Error), message);

    void LogCritical(string message) => Log(nameof(LogLevel.Critical), message);

    /// <param name="message">A message template: arguments are bound to its placeholders in order, whatever their names.</param>
    void Log(string level, string message, params object[] args) => Log(level, message);

    void Log(string level, Exception exception, string message, params object[] args)
    {
        Log(level, message, args);
        Log(level, exception.ToString(), args);
    }

    void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    void Log(LogLevel level, Exception exception, string message, params object[] args) => Log(level.ToString(), exception, message, args);

    void LogTrace(string message, params object[] args) => Log(nameof(LogLevel.Trace), message, args);

    void LogTrace(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Trace), exception, message, args);

    void LogDebug(string message, params object[] args) => Log(nameof(LogLevel.Debug), message, args);

    void LogDebug(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Debug), exception, message, args);

    void LogInformation(string message, params object[] args) => Log(nameof(LogLevel.Information), message, args);

    void LogInformation(Exception exception, string message, params object[] args) =>
        Log(nameof(LogLevel.Information), exception, message, args);

    void LogWarning(string message, params object[] args) => Log(nameof(LogLevel.Warning), message, args);

    void LogWarning(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Warning), exception, message, args);

    void LogError(string message, params object[] args) => Log(nameof(LogLevel.Error), message, args);

    void LogError(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Error), exception, message, args);

    void LogCritical(string message, params object[] args) => Log(nameof(LogLevel.Critical), message, args);

    void LogCritical(Exception exception, string message, params object[] args) => Log(nameof(LogLevel.Critical), exception, message, args);
}

/// <summary>Severity of a log entry, lowest first.</summary>
public enum LogLevel
{
    Trace = 0,
    Debug = 1,
    Information = 2,
    Warning = 3,
    Error = 4,
    Critical = 5,
}
