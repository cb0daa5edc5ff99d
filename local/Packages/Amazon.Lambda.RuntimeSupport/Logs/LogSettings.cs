using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>How a function logs: .NET's own variables win over those that Lambda's logging configuration sets.</summary>
/// <param name="MinimumLevel">Default Information; lower entries are dropped.</param>
/// <param name="Format">Default text.</param>
internal sealed record LogSettings(LogLevel MinimumLevel, LogFormat Format)
{
    public static LogSettings From(Func<string, string?> read) => new(
        Level(read("AWS_LAMBDA_HANDLER_LOG_LEVEL") ?? read("AWS_LAMBDA_LOG_LEVEL")),
        (read("AWS_LAMBDA_HANDLER_LOG_FORMAT") ?? read("AWS_LAMBDA_LOG_FORMAT"))?.ToUpperInvariant() switch
        {
            "JSON" => LogFormat.Json,
            "UNFORMATTED" => LogFormat.Unformatted,
            _ => LogFormat.Text,
        });

    // Lambda's names of the levels are not all .NET's.
    private static LogLevel Level(string? name) => name?.ToUpperInvariant() switch
    {
        "INFO" => LogLevel.Information,
        "WARN" => LogLevel.Warning,
        "FATAL" => LogLevel.Critical,
        var known => Enum.TryParse<LogLevel>(known, ignoreCase: true, out var level) ? level : LogLevel.Information,
    };
}
