using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>Keeps the pages out that its user's browser happens to show: whatever reaches this endpoint runs code on its machine.</summary>
/// <remarks>
/// A browser names the page that a request comes from, by <c>Origin</c> or by <c>Sec-Fetch-Site</c>; curl, the SDKs and Terraform send
/// neither. Every path but that of an HTTP API refuses all pages of other origins; an API may allow some by its CORS configuration.
/// </remarks>
internal static class WebPages
{
    /// <exception cref="AwsException">A page of another origin sends it.</exception>
    public static void Refuse(HttpRequest request)
    {
        if (IsForeign(request))
            throw new AwsException(
                "AccessDeniedException", "The local cloud takes no requests of web pages of other origins.", StatusCodes.Status403Forbidden);
    }

    /// <summary>Whether a page of another origin sends it. <c>none</c> is what somebody types into the address bar.</summary>
    public static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none") || IsOtherOrigin(request);

    // By a name that only resolves to 127.0.0.1 a page would be of the same origin.
    public static bool IsLocal(HostString host) =>
        host.Host is "127.0.0.1" or "localhost" or "[::1]" || host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    private static bool IsOtherOrigin(HttpRequest request) =>
        request.Headers.Origin is { Count: > 0 } origin
        && !string.Equals(origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
