using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>A route of an HTTP API.</summary>
internal sealed class HttpRoute
{
    private readonly string _method;
    private readonly string[] _template;

    /// <exception cref="ArgumentException">The route key is none.</exception>
    public HttpRoute(JsonObject settings)
    {
        Settings = settings;
        RouteKey = settings["routeKey"]!.ToString();
        if (RouteKey.Split(' ') is not [var method, ['/', .. var template]])
            throw new ArgumentException($"'{RouteKey}' is no route key such as 'GET /things/{{id}}'.", nameof(settings));
        _method = method;
        _template = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>As API Gateway describes it.</summary>
    public JsonObject Settings { get; }

    public string RouteKey { get; }

    public bool TakesAnyMethod => _method == "ANY";

    /// <summary><c>NONE</c>, <c>AWS_IAM</c> or <c>JWT</c>.</summary>
    public string AuthorizationType => Settings["authorizationType"]!.ToString();

    public string? AuthorizerId => Settings["authorizerId"]?.ToString();

    /// <summary>Of which a token must have one; empty where any token will do.</summary>
    public IReadOnlyList<string> AuthorizationScopes => [.. Settings["authorizationScopes"]?.AsArray().Select(scope => $"{scope}") ?? []];

    /// <summary>The integration's id; null for a route that has none yet.</summary>
    public string? Target => Settings["target"]?.ToString().Split('/')[^1];

    public RouteMatch? Match(string method, IReadOnlyList<string> segments)
    {
        if (segments.Count != _template.Length || (_method != method && !TakesAnyMethod))
            return null;
        var parameters = new Dictionary<string, string>();
        for (var i = 0; i < _template.Length; i++)
        {
            if (_template[i] is ['{', .. var name, '}'])
                parameters[name] = segments[i];
            else if (_template[i] != segments[i])
                return null;
        }
        return new(this, parameters);
    }
}

/// <summary>A route with the values of its path parameters.</summary>
internal sealed record RouteMatch(HttpRoute Route, IReadOnlyDictionary<string, string> Parameters);
