using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The function's log on standard output, which Lambda carries to CloudWatch Logs.</summary>
internal sealed class FunctionLog(TextWriter output, TimeProvider time, LogSettings settings) : ILambdaLogger
{
    /// <summary>Of the invocation that is being served; null outside.</summary>
    public string? RequestId { get; set; }

    public string? TraceId { get; set; }

    /// <summary>The text as it is, without a line end.</summary>
    public void Log(string message) => output.Write(message);

    public void LogLine(string message) => Log(nameof(LogLevel.Information), message);

    public void Log(string level, string message) => Log(level, null, message);

    public void Log(string level, string message, params object[] args) => Log(level, null, message, args);

    public void Log(string level, Exception? exception, string message, params object[] args)
    {
        // AWS's runtime writes entries of a level that it does not know whatever the minimum is.
        LogLevel? known = Enum.TryParse<LogLevel>(level, ignoreCase: true, out var parsed) ? parsed : null;
        if (known < settings.MinimumLevel)
            return;

        var entry = new LogEntry(time.GetUtcNow(), RequestId, TraceId, known, new MessageTemplate(message, args), exception);
        output.WriteLine(settings.Format switch
        {
            LogFormat.Json => JsonLine.Of(entry),
            LogFormat.Unformatted => entry.Template.Text,
            _ => TextLine.Of(entry),
        });
    }
}
