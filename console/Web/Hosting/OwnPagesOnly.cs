namespace Comparison.Web.Hosting;

/// <summary>Serves only those who typed the page's own address: whoever reaches it starts executions and decides.</summary>
/// <remarks>
/// A browser lets any page send requests here, and a name of somebody else's may resolve to 127.0.0.1. So the Host must be this machine's,
/// and whatever is no plain look must name the page itself as its Origin: forms, and circuits with their sockets.
/// </remarks>
internal sealed class OwnPagesOnly(RequestDelegate next)
{
    // Blazor's socket is covered by 'self'. The one thing that asks for inline styles is the framework's Virtualize, which sets the
    // heights of what it leaves out as style attributes; style elements stay forbidden.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (!IsThisMachine(request.Host.Host) || (IsMoreThanALook(request) && !IsOwn(request)))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(http);
    }

    private static bool IsThisMachine(string host) => host is "127.0.0.1" or "localhost" or "[::1]";

    private static bool IsMoreThanALook(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        || request.HttpContext.WebSockets.IsWebSocketRequest
        || request.Headers.Upgrade.Count > 0
        || request.Headers.Origin.Count > 0
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin");

    private static bool IsOwn(HttpRequest request) =>
        string.Equals(request.Headers.Origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
