namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>A route with the values of its path parameters.</summary>
internal sealed record RouteMatch(HttpRoute Route, IReadOnlyDictionary<string, string> Parameters);
