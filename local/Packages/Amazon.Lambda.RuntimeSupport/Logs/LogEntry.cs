using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <param name="Level">Null for a caller that brings a level of its own within the message.</param>
internal sealed record LogEntry(
    DateTimeOffset Time, string? RequestId, string? TraceId, LogLevel? Level, MessageTemplate Template, Exception? Exception);
