using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>An HTTP API: its settings, routes, integrations, authorizers and stages, as API Gateway describes them.</summary>
/// <remarks>Whoever creates it, by API or by <see cref="Map"/>, gets the same resources.</remarks>
public sealed class HttpApi
{
    private const string DefaultStage = "$default";

    internal HttpApi(string id, Uri url, JsonObject settings)
    {
        (Id, Url, Settings) = (id, url, settings);
        Settings["apiId"] = id;
        Settings["apiEndpoint"] = url.ToString().TrimEnd('/');
    }

    public string Id { get; }

    /// <summary>Where the API's <c>$default</c> stage is reached, with a slash at the end; another stage's name follows it.</summary>
    public Uri Url { get; }

    internal JsonObject Settings { get; set; }

    internal ConcurrentDictionary<string, JsonObject> Authorizers { get; } = new();

    internal ConcurrentDictionary<string, JsonObject> Integrations { get; } = new();

    internal ConcurrentDictionary<string, HttpRoute> Routes { get; } = new();

    internal ConcurrentDictionary<string, Stage> Stages { get; } = new();

    internal Cors? Cors => Settings["corsConfiguration"] is JsonObject cors ? new(cors) : null;

    /// <summary>Adds a route that asks nobody who is calling.</summary>
    /// <param name="routeKey">Method and template as API Gateway writes them: <c>POST /decisions/{id}</c>.</param>
    /// <param name="function">Name or ARN of the function to invoke.</param>
    public void Map(string routeKey, string function)
    {
        var id = $"{Routes.Count + 1}";
        Integrations[id] = new()
        {
            ["integrationId"] = id, ["integrationType"] = "AWS_PROXY", ["integrationUri"] = function, ["payloadFormatVersion"] = "2.0",
        };
        Routes[id] = new(new() { ["routeId"] = id, ["routeKey"] = routeKey, ["authorizationType"] = "NONE", ["target"] = $"integrations/{id}" });
    }

    /// <summary>The stage that a path begins with, and what is left of the path; else <c>$default</c>, which no path names.</summary>
    internal (Stage? Stage, IReadOnlyList<string> Segments) FindStage(IReadOnlyList<string> path) =>
        path is [not DefaultStage and var first, ..] && Stages.TryGetValue(first, out var named)
            ? (named, [.. path.Skip(1)])
            : (Stages.GetValueOrDefault(DefaultStage), path);

    /// <summary>The route for a request, or null.</summary>
    /// <param name="segments">Of the path, without the stage.</param>
    internal RouteMatch? Match(string method, IReadOnlyList<string> segments) => Routes.Values
        .Select(route => route.Match(method, segments)).OfType<RouteMatch>()
        .OrderBy(match => match.Route.Rank).FirstOrDefault();

    /// <summary>The function behind a route: its name or ARN; null when the integration is gone.</summary>
    internal string? FunctionOf(HttpRoute route) =>
        route.Target is { } target && Integrations.TryGetValue(target, out var integration)
            ? LambdaUri.FunctionOf(integration["integrationUri"]!.ToString())
            : null;
}

/// <summary>How integrations name a function: by its ARN, or by that of its invocation.</summary>
internal static partial class LambdaUri
{
    public static string FunctionOf(string uri) => Invocation().Match(uri) is { Success: true } match ? match.Groups[1].Value : uri;

    [GeneratedRegex("^arn:[^:]+:apigateway:[^:]+:lambda:path/[0-9-]+/functions/(.+)/invocations$")]
    private static partial Regex Invocation();
}
