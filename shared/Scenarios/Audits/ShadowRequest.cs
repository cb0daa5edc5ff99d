using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Scenarios.Audits;

/// <summary>Tells a function's requests apart.</summary>
internal static class ShadowRequest
{
    public static bool IsCheckpoint(RestPath path) => (path[1], path[3]) is ("durable-executions", "checkpoint");

    /// <summary>A name for the request: its operation, or method and path where that says which.</summary>
    public static async Task<string> NameAsync(RestPath path, HttpRequest request)
    {
        if (request.Headers["X-Amz-Target"].FirstOrDefault() is { } target)
            return target;
        if (request.HasFormContentType)
            return (await request.ReadFormAsync())["Action"].ToString();
        // The third segment of these paths is a callback id, which is a secret.
        var segments = path.From(0).Select((segment, index) => index == 2 && path[1] == "durable-execution-callbacks" ? "…" : segment);
        return $"{request.Method} /{string.Join('/', segments)}";
    }
}
