using System.Reflection;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The function's log on standard output, which Lambda carries to CloudWatch Logs.</summary>
internal sealed class FunctionLog(TextWriter output, TimeProvider time, LogSettings settings) : ILambdaLogger
{
    /// <summary>Of the invocation that is being served; null before the first.</summary>
    public string? RequestId { get; set; }

    public string? TraceId { get; set; }

    /// <summary>Lets code without a context log here, too.</summary>
    public void TakeOverLambdaLogger()
    {
        Set("_loggingAction", (Action<string>)(message => Log(null!, null, message)));
        Set("_loggingWithLevelAction", (Action<string, string, object[]>)Log);
        Set("_loggingWithLevelAndExceptionAction", (Action<string, Exception, string, object[]>)Log);

        // Amazon.Lambda.Core may be AWS's, which has no other way in.
        static void Set(string name, Delegate action) =>
            typeof(LambdaLogger).GetField(name, BindingFlags.NonPublic | BindingFlags.Static)?.SetValue(null, action);
    }

    /// <summary>The text as it is, without a line end.</summary>
    public void Log(string message) => output.Write(message);

    public void LogLine(string message) => Log(nameof(LogLevel.Information), message);

    public void Log(string level, string message) => Log(level, null, message);

    public void Log(string level, string message, params object[] args) => Log(level, null, message, args);

    public void Log(string level, Exception? exception, string message, params object[] args)
    {
        // AWS's runtime takes a level that it does not know for the lowest, and yet writes it whatever the minimum is.
        if (Enum.TryParse<LogLevel>(level, ignoreCase: true, out var known) && known < settings.MinimumLevel)
            return;

        var entry = new LogEntry(time.GetUtcNow(), RequestId, TraceId, known, new MessageTemplate(message, args), exception);
        output.WriteLine(settings.Format switch
        {
            LogFormat.Json => entry.ToJson(),
            LogFormat.Unformatted => entry.Message,
            _ => entry.ToText(),
        });
    }
}

internal enum LogFormat
{
    /// <summary>Time, request id, level and message, separated by tabs.</summary>
    Text,

    /// <summary>The message alone.</summary>
    Unformatted,

    /// <summary>One JSON object an entry, with the template's arguments as members.</summary>
    Json,
}

/// <summary>How a function logs: .NET's own variables win over those that Lambda's logging configuration sets.</summary>
/// <param name="MinimumLevel">Default Information; lower entries are dropped.</param>
/// <param name="Format">Default text.</param>
internal sealed record LogSettings(LogLevel MinimumLevel, LogFormat Format)
{
    public static LogSettings From(Func<string, string?> read)
    {
        return new(
            Level(First("AWS_LAMBDA_HANDLER_LOG_LEVEL", "AWS_LAMBDA_LOG_LEVEL")),
            Enum.TryParse<LogFormat>(First("AWS_LAMBDA_HANDLER_LOG_FORMAT", "AWS_LAMBDA_LOG_FORMAT"), ignoreCase: true, out var format)
                ? format
                : LogFormat.Text);

        string? First(string name, string fallback) => read(name) is { Length: > 0 } value ? value : read(fallback);
    }

    // Lambda's names of the levels are not all .NET's.
    private static LogLevel Level(string? name) => name?.ToUpperInvariant() switch
    {
        "WARN" => LogLevel.Warning,
        "FATAL" => LogLevel.Critical,
        var known => Enum.TryParse<LogLevel>(known, ignoreCase: true, out var level) ? level : LogLevel.Information,
    };
}
