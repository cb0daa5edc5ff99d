using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An exception in the JSON that Lambda hands to the caller, and in that which it hands to X-Ray.</summary>
internal static class ErrorDocument
{
    private const int MaximumBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly byte[] TooLarge =
        Encoding.UTF8.GetBytes("""{"errorMessage": "Exception exceeded maximum payload size of 256KB."}""");

    /// <summary>
    /// Type, message, stack trace and causes in less than 256 KB: an exception that does not fit, inner ones one by one, is replaced by a note.
    /// </summary>
    public static byte[] Write(Exception failure) => Write(failure, MaximumBytes);

    /// <summary>Type, message and stack frames for X-Ray, without inner exceptions, on one line and however long.</summary>
    public static string WriteCause(Exception failure)
    {
        var frames = string.IsNullOrEmpty(failure.StackTrace) ? null : new StackTrace(failure, fNeedFileInfo: true).GetFrames();
        return JsonSerializer.Serialize(
            new
            {
                working_directory = Directory.GetCurrentDirectory(),
                exceptions = new[] { new { type = failure.GetType().Name, message = failure.Message, stack = frames?.Select(Describe) } },
                paths = (frames ?? []).Select(frame => frame.GetFileName()).OfType<string>().Distinct(),
            },
            Options);
    }

    private static byte[] Write(Exception failure, int room)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("errorType", failure.GetType().Name);
            writer.WriteString("errorMessage", failure.Message);
            WriteStackTrace(writer, failure.StackTrace);
            if (failure.InnerException is { } cause)
            {
                writer.WritePropertyName("cause");
                writer.WriteRawValue(Write(cause, room - Written(writer)));
            }

            if (failure is AggregateException { InnerExceptions: var causes })
            {
                writer.WriteStartArray("causes");
                foreach (var one in causes)
                    writer.WriteRawValue(Write(one, room - Written(writer)));
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return stream.Length < room ? stream.ToArray() : TooLarge;
    }

    private static int Written(Utf8JsonWriter writer) => (int)writer.BytesCommitted + writer.BytesPending;

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

    private static object Describe(StackFrame frame)
    {
        var (path, method) = (frame.GetFileName(), frame.GetMethod());
        return new
        {
            path,
            label = method is { DeclaringType.Name: var type } ? $"{type}.{method.Name}" : method?.Name,
            line = path is null ? (int?)null : frame.GetFileLineNumber(),
        };
    }
}
