using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>The event that a function gets for an HTTP request: Lambda proxy payload 2.0.</summary>
internal sealed record ProxyEvent(JsonObject Json)
{
    private static readonly string[] TextTypes = ["application/json", "application/javascript", "application/xml"];

    public static ProxyEvent Create(
        AccountContext context, HttpApi api, Stage stage, RouteMatch match, RestPath path, HttpContext http, byte[] body, JsonObject? caller,
        string requestId)
    {
        var request = http.Request;
        var rawPath = "/" + string.Join('/', path.From(3));
        var isText = IsText(request.ContentType);
        var json = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = match.Route.RouteKey,
            ["rawPath"] = rawPath,
            ["rawQueryString"] = request.QueryString.Value?.TrimStart('?') ?? "",
            ["headers"] = Joined(request.Headers.Where(header => !IsCookie(header.Key)), lower: true),
            ["requestContext"] = RequestContext(context, api, stage, match, rawPath, http, caller, requestId),
            ["isBase64Encoded"] = body.Length > 0 && !isText,
        };
        if (request.Headers.Cookie is { Count: > 0 } cookies)
            json["cookies"] = new JsonArray([.. cookies.SelectMany(Cookies)]);
        if (stage.Variables is { } variables)
            json["stageVariables"] = variables.DeepClone();
        if (request.Query.Count > 0)
            json["queryStringParameters"] = Joined(request.Query, lower: false);
        if (match.Parameters.Count > 0)
            json["pathParameters"] = new JsonObject(match.Parameters.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        if (body.Length > 0)
            json["body"] = isText ? Encoding.UTF8.GetString(body) : Convert.ToBase64String(body);
        return new(json);
    }

    private static JsonObject RequestContext(
        AccountContext context, HttpApi api, Stage stage, RouteMatch match, string rawPath, HttpContext http, JsonObject? caller, string requestId)
    {
        var now = context.Time.GetUtcNow();
        return new()
        {
            ["accountId"] = context.Id,
            ["apiId"] = api.Id,
            ["authorizer"] = caller?.DeepClone(),
            ["domainName"] = api.Url.Host,
            ["domainPrefix"] = api.Id,
            ["http"] = new JsonObject
            {
                ["method"] = http.Request.Method,
                ["path"] = rawPath,
                ["protocol"] = http.Request.Protocol,
                ["sourceIp"] = http.Connection.RemoteIpAddress?.ToString(),
                ["userAgent"] = http.Request.Headers.UserAgent.ToString(),
            },
            ["requestId"] = requestId,
            ["routeKey"] = match.Route.RouteKey,
            ["stage"] = stage.Name,
            ["time"] = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            ["timeEpoch"] = now.ToUnixTimeMilliseconds(),
        };
    }

    // Cookies stand apart in this payload version.
    private static bool IsCookie(string header) => header.Equals("cookie", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JsonNode> Cookies(string? header) =>
        (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(cookie => JsonValue.Create(cookie));

    // Repeated headers and parameters come joined by commas in this payload version.
    private static JsonObject Joined(IEnumerable<KeyValuePair<string, StringValues>> pairs, bool lower) =>
        new(pairs.Select(pair => KeyValuePair.Create(
            lower ? pair.Key.ToLowerInvariant() : pair.Key, (JsonNode?)string.Join(',', (IEnumerable<string?>)pair.Value))));

    private static bool IsText(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim() ?? "text/plain";
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)
            || TextTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
    }
}
