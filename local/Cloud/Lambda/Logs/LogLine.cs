namespace Comparison.Local.Cloud.Lambda.Logs;

/// <summary>One line that a function logged.</summary>
/// <param name="Timestamp">By the account's clock.</param>
/// <param name="Level">As the logger spelled it, such as <c>Information</c>.</param>
public sealed record LogLine(string FunctionName, string RequestId, DateTimeOffset Timestamp, string Level, string Message);
