namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>An HTTP API: its routes, each to a function.</summary>
public sealed class HttpApi(string id, Uri url)
{
    private readonly List<HttpRoute> _routes = [];

    public string Id { get; } = id;

    /// <summary>Where the API's <c>$default</c> stage is reached, with a slash at the end.</summary>
    public Uri Url { get; } = url;

    /// <summary>Adds a route.</summary>
    /// <param name="routeKey">Method and template as API Gateway writes them: <c>POST /decisions/{id}</c>.</param>
    /// <param name="function">Name or ARN of the function to invoke.</param>
    public void Map(string routeKey, string function) => _routes.Add(new HttpRoute(routeKey, function));

    /// <summary>The most specific route for a request, or null.</summary>
    internal RouteMatch? Match(string method, IReadOnlyList<string> segments) =>
        _routes.Select(route => route.Match(method, segments)).Where(match => match is not null)
            .OrderBy(match => match!.Parameters.Count).FirstOrDefault();
}
