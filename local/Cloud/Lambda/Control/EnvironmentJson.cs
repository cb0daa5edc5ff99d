using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Lambda.Requests;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Control;

/// <summary>A function's environment, with Lambda's limits on it.</summary>
internal static class EnvironmentJson
{
    private const int MaxBytes = 4096;

    private const string Refused =
        "Lambda was unable to configure your environment variables because the environment variables you have provided";

    // "Defined runtime environment variables" of the Lambda guide: the reserved ones.
    private static readonly HashSet<string> Reserved =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_LAMBDA_RUNTIME_API", "AWS_REGION", "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN", "LAMBDA_RUNTIME_DIR", "LAMBDA_TASK_ROOT",
    ];

    /// <returns>Null where the request says nothing of it.</returns>
    /// <exception cref="AwsException">A reserved name, or more than 4 KB.</exception>
    public static IReadOnlyDictionary<string, string>? Read(JsonObject request)
    {
        if (request.Structure("Environment") is not { } environment)
            return null;
        var variables = environment.TextMap("Variables");
        var reserved = variables.Keys.Where(Reserved.Contains).ToList();
        if (reserved.Count > 0)
            throw ControlMembers.Invalid(
                $"{Refused} contains reserved keys that are currently not supported for modification. " +
                $"Reserved keys used in this request: {string.Join(", ", reserved)}");
        if (variables.Sum(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value)) > MaxBytes)
            throw ControlMembers.Invalid($"{Refused} exceeded the 4KB limit.");
        return variables;
    }
}
