using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An entry in the text format of the managed .NET runtimes.</summary>
internal static class TextLine
{
    public static string Of(LogEntry entry)
    {
        var time = entry.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var label = Label(entry.Level) is { } text ? $"\t{text}" : "";
        return $"{time}\t{entry.RequestId}{label}\t{Message(entry)}";
    }

    private static string Message(LogEntry entry) => entry switch
    {
        { Exception: null } => entry.Template.Text,
        { Template.Text: "" } => entry.Exception.ToString(),
        _ => $"{entry.Template.Text}\n{entry.Exception}",
    };

    // The labels of the console logger of Microsoft.Extensions.Logging.
    private static string? Label(LogLevel? level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => null,
    };
}
