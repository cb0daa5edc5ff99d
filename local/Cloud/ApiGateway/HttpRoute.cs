namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>A route of an HTTP API.</summary>
internal sealed class HttpRoute
{
    private readonly string _method;
    private readonly string[] _template;

    public HttpRoute(string routeKey, string function)
    {
        if (routeKey.Split(' ') is not [var method, ['/', .. var template]])
            throw new ArgumentException($"'{routeKey}' is no route key such as 'GET /things/{{id}}'.", nameof(routeKey));
        RouteKey = routeKey;
        Function = function;
        _method = method;
        _template = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    public string RouteKey { get; }

    public string Function { get; }

    public RouteMatch? Match(string method, IReadOnlyList<string> segments)
    {
        if (segments.Count != _template.Length || (_method != method && _method != "ANY"))
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
