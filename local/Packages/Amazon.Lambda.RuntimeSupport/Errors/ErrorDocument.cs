using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An exception in the JSON that Lambda hands to the caller: type, message, stack trace, causes.</summary>
internal static class ErrorDocument
{
    private const int MaximumBytes = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>At most 256 KB: a larger one is replaced by a note that it was too large.</summary>
    public static byte[] Write(Exception failure)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            Write(writer, failure);
        return stream.Length <= MaximumBytes
            ? stream.ToArray()
            : Encoding.UTF8.GetBytes("""{"errorMessage": "Exception exceeded maximum payload size of 256KB."}""");
    }

    private static void Write(Utf8JsonWriter writer, Exception failure)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", failure.GetType().Name);
        writer.WriteString("errorMessage", failure.Message);
        WriteStackTrace(writer, failure.StackTrace);
        if (failure.InnerException is { } cause)
        {
            writer.WritePropertyName("cause");
            Write(writer, cause);
        }

        if (failure is AggregateException { InnerExceptions: var causes })
        {
            writer.WriteStartArray("causes");
            foreach (var one in causes)
                Write(writer, one);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // An exception that was never thrown has no trace, and then AWS writes no member for it.
    private static void WriteStackTrace(Utf8JsonWriter writer, string? trace)
    {
        if (string.IsNullOrEmpty(trace))
            return;

        writer.WriteStartArray("stackTrace");
        foreach (var frame in trace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            writer.WriteStringValue(frame);
        writer.WriteEndArray();
    }
}
