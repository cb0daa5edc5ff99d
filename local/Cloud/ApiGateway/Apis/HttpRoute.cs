using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>A route of an HTTP API: <c>METHOD /path/{one}/{rest+}</c>, or <c>$default</c> for what no other route takes.</summary>
/// <remarks>A greedy parameter, with a plus, stands for one or more segments and only at the end.</remarks>
internal sealed partial class HttpRoute
{
    private const string Default = "$default";
    private const string AnyMethod = "ANY";

    private readonly string _method = AnyMethod;
    private readonly string[] _template = [];

    /// <exception cref="ArgumentException">The route key is none.</exception>
    public HttpRoute(JsonObject settings)
    {
        Settings = settings;
        RouteKey = settings["routeKey"]!.ToString();
        if (RouteKey == Default)
            return;
        if (!Form().IsMatch(RouteKey))
            throw new ArgumentException($"'{RouteKey}' is no route key such as 'GET /things/{{id}}'.", nameof(settings));
        _method = RouteKey.Split(' ')[0];
        _template = RouteKey[(_method.Length + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>As API Gateway describes it.</summary>
    public JsonObject Settings { get; }

    public string RouteKey { get; }

    /// <summary>
    /// Which of the routes that match takes a request, the smallest: first the full matches, then the greedy ones, then <c>$default</c>
    /// ("Routing API requests" of the API Gateway guide). Among equals the one with more that is fixed; that order is not documented.
    /// </summary>
    public (int Kind, int Fixed, bool TakesAnyMethod) Rank => (
        RouteKey == Default ? 2 : IsGreedy ? 1 : 0,
        -_template.Count(segment => segment[0] != '{'),
        _method == AnyMethod);

    /// <summary><c>NONE</c>, <c>AWS_IAM</c> or <c>JWT</c>.</summary>
    public string AuthorizationType => Settings["authorizationType"]!.ToString();

    public string? AuthorizerId => Settings["authorizerId"]?.ToString();

    /// <summary>Of which a token must have one; empty where any token will do.</summary>
    public IReadOnlyList<string> AuthorizationScopes => [.. Settings["authorizationScopes"]?.AsArray().Select(scope => $"{scope}") ?? []];

    /// <summary>The integration's id; null for a route that has none yet.</summary>
    public string? Target => Settings["target"]?.ToString().Split('/')[^1];

    private bool IsGreedy => _template is [.., [.., '+', '}']];

    public RouteMatch? Match(string method, IReadOnlyList<string> segments)
    {
        if (RouteKey == Default)
            return new(this, new Dictionary<string, string>());
        if (_method != method && _method != AnyMethod)
            return null;
        if (IsGreedy ? segments.Count < _template.Length : segments.Count != _template.Length)
            return null;
        var parameters = new Dictionary<string, string>();
        foreach (var (index, segment) in _template.Index())
        {
            if (segment is ['{', .. var rest, '+', '}'])
                parameters[rest] = string.Join('/', segments.Skip(index));
            else if (segment is ['{', .. var name, '}'])
                parameters[name] = segments[index];
            else if (segment != segments[index])
                return null;
        }
        return new(this, parameters);
    }

    [GeneratedRegex(@"^(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) /(([^/{}\s]+|\{[\w.:-]+\})(/([^/{}\s]+|\{[\w.:-]+\}))*(/\{[\w.:-]+\+\})?|\{[\w.:-]+\+\})?/?\z")]
    private static partial Regex Form();
}

/// <summary>A route with the values of its path parameters.</summary>
internal sealed record RouteMatch(HttpRoute Route, IReadOnlyDictionary<string, string> Parameters);
