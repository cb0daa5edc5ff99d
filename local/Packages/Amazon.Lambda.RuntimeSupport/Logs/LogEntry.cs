using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>One entry of the log, in the formats of the managed .NET runtimes.</summary>
internal sealed record LogEntry(
    DateTimeOffset Time, string? RequestId, string? TraceId, LogLevel Level, MessageTemplate Template, Exception? Exception)
{
    /// <summary>The message, and the exception on the lines below it.</summary>
    public string Message => this switch
    {
        { Exception: null } => Template.Text,
        { Template.Text: "" } => Exception.ToString(),
        _ => $"{Template.Text}\n{Exception}",
    };

    public string ToText() => $"{Timestamp}\t{RequestId}\t{Label}\t{Message}";

    /// <summary>What Lambda's own filters and CloudWatch Logs Insights read.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private string Timestamp => MessageTemplate.Format(Time.UtcDateTime, null);

    // The labels of the console logger of Microsoft.Extensions.Logging.
    private string Label => Level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => Level.ToString(),
    };

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("timestamp", Timestamp);
        writer.WriteString("level", Level.ToString());
        if (!string.IsNullOrEmpty(RequestId))
            writer.WriteString("requestId", RequestId);
        if (!string.IsNullOrEmpty(TraceId))
            writer.WriteString("traceId", TraceId);
        writer.WriteString("message", Template.Text);
        foreach (var (name, value) in Template.Arguments)
            WriteArgument(writer, name, value);
        if (Exception is not null)
            WriteException(writer, Exception);
        writer.WriteEndObject();
    }

    // Numbers and truth values keep their type, so that they can be filtered by; all else is text.
    private static void WriteArgument(Utf8JsonWriter writer, string name, object value)
    {
        writer.WritePropertyName(name);
        if (value is bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal)
            JsonSerializer.Serialize(writer, value, value.GetType());
        else
            writer.WriteStringValue(MessageTemplate.Format(value, null));
    }

    private static void WriteException(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteString("errorType", exception.GetType().FullName);
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");
        foreach (var line in exception.ToString().Split('\n'))
            writer.WriteStringValue(line.Trim());
        writer.WriteEndArray();
    }
}
