using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An entry in the JSON format, which Lambda's own filters and CloudWatch Logs Insights read.</summary>
internal static class JsonLine
{
    public static string Of(LogEntry entry)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, entry);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, LogEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("timestamp", entry.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        writer.WriteString("level", (entry.Level ?? LogLevel.Information).ToString());
        if (!string.IsNullOrEmpty(entry.RequestId))
            writer.WriteString("requestId", entry.RequestId);
        if (!string.IsNullOrEmpty(entry.TraceId))
            writer.WriteString("traceId", entry.TraceId);
        writer.WriteString("message", entry.Template.Text);
        foreach (var (name, value) in entry.Template.Arguments)
            WriteArgument(writer, name, value);
        if (entry.Exception is { } exception)
            WriteException(writer, exception);
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
