namespace Amazon.Lambda.RuntimeSupport;

internal enum LogFormat
{
    /// <summary>Time, request id, level and message, separated by tabs.</summary>
    Text,

    /// <summary>The message alone.</summary>
    Unformatted,

    /// <summary>One JSON object an entry, with the template's arguments as members.</summary>
    Json,
}
