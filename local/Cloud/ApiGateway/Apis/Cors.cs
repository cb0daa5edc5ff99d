using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>What a browser is told when a page of another origin calls; API Gateway does that itself and asks no function.</summary>
internal sealed class Cors(JsonObject settings)
{
    private readonly IReadOnlyList<string> _origins = settings.Texts("allowOrigins");

    /// <exception cref="AwsException">A member is of another type.</exception>
    public static void Check(JsonObject settings)
    {
        foreach (var list in new[] { "allowHeaders", "allowMethods", "allowOrigins", "exposeHeaders" })
            _ = settings.Texts(list);
        _ = (settings.Flag("allowCredentials"), settings.Integer("maxAge"));
    }

    /// <summary>Whether a browser asks if it may ask.</summary>
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.ContainsKey("Origin") && request.Headers.ContainsKey("Access-Control-Request-Method");

    /// <summary>Answers a preflight request; to an origin that may not ask nothing is said.</summary>
    public void AnswerPreflight(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!AddOrigin(http))
            return;
        Add(http, "access-control-allow-headers", "allowHeaders");
        Add(http, "access-control-allow-methods", "allowMethods");
        if (settings.Integer("maxAge") is { } seconds)
            http.Response.Headers["access-control-max-age"] = $"{seconds}";
    }

    /// <summary>Adds to the answer of a function what lets the page read it.</summary>
    public void AddHeaders(HttpContext http)
    {
        if (AddOrigin(http))
            Add(http, "access-control-expose-headers", "exposeHeaders");
    }

    /// <summary>Whether the page that a request comes from may ask.</summary>
    public bool Allows(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && (_origins.Contains("*") || _origins.Contains(origin));

    private bool AddOrigin(HttpContext http)
    {
        if (!Allows(http.Request))
            return false;
        http.Response.Headers.AccessControlAllowOrigin = _origins.Contains("*") ? "*" : http.Request.Headers.Origin;
        if (settings.Flag("allowCredentials") == true)
            http.Response.Headers.AccessControlAllowCredentials = "true";
        return true;
    }

    private void Add(HttpContext http, string header, string member)
    {
        if (settings.Texts(member) is { Count: > 0 } values)
            http.Response.Headers[header] = string.Join(',', values);
    }
}
