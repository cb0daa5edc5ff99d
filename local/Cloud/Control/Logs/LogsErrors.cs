using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Control.Logs;

/// <summary>The errors of CloudWatch Logs.</summary>
internal static class LogsErrors
{
    public static AwsException NoSuchGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static AwsException Invalid(string message) => new("InvalidParameterException", message);
}
