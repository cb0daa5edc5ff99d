using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Comparison.Cloud.Tests.Control;

namespace Comparison.Cloud.Tests.ApiGateway;

/// <summary>An API with one route, <c>GET /things/{id}</c>, made by API Gateway's own API.</summary>
internal sealed class MadeApi : IAsyncDisposable
{
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:f:live";

    private readonly HttpClient _http = new();
    private readonly Uri _url;

    private MadeApi(ControlCloud cloud, JsonObject api)
    {
        (Cloud, Id) = (cloud, api["apiId"]!.ToString());
        _url = new($"{api["apiEndpoint"]}/");
    }

    public ControlCloud Cloud { get; }

    public string Id { get; }

    /// <param name="authorization">Of the route.</param>
    /// <param name="settings">Of the API, beside its name.</param>
    /// <param name="limits">The stage's route settings.</param>
    /// <param name="scopes">Of the route; none when absent.</param>
    public static async Task<MadeApi> CreateAsync(
        FakeFunctions functions, string authorization, JsonObject? settings = null, JsonObject? limits = null, string[]? scopes = null)
    {
        var cloud = await ControlCloud.StartAsync(functions);
        JsonObject request = new() { ["name"] = "api", ["protocolType"] = "HTTP" };
        foreach (var (name, value) in settings ?? [])
            request[name] = value?.DeepClone();
        var made = new MadeApi(cloud, (await cloud.RestAsync(HttpMethod.Post, "v2/apis", request)).Body!);
        var integration = await made.AddAsync("integrations", new()
        {
            ["integrationType"] = "AWS_PROXY",
            ["integrationUri"] = $"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{Function}/invocations",
            ["payloadFormatVersion"] = "2.0",
        });
        var authorizer = authorization != "JWT" ? null : await made.AddAsync("authorizers", new()
        {
            ["authorizerType"] = "JWT",
            ["name"] = "jwt",
            ["jwtConfiguration"] = new JsonObject { ["issuer"] = "https://issuer.example.com", ["audience"] = new JsonArray("me") },
        });
        await made.AddAsync("routes", new()
        {
            ["authorizationScopes"] = new JsonArray([.. scopes ?? []]),
            ["authorizationType"] = authorization,
            ["authorizerId"] = authorizer?["authorizerId"]!.ToString(),
            ["routeKey"] = "GET /things/{id}",
            ["target"] = $"integrations/{integration["integrationId"]}",
        });
        await made.AddAsync("stages", new() { ["stageName"] = "$default", ["autoDeploy"] = true, ["defaultRouteSettings"] = limits });
        return made;
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, AuthenticationHeaderValue? authorization = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(_url, path));
        request.Headers.Authorization = authorization;
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await _http.SendAsync(request);
    }

    /// <summary>Makes a part of the API: a route, a stage.</summary>
    public async Task<JsonObject> AddAsync(string kind, JsonObject request)
    {
        var (status, body) = await Cloud.RestAsync(HttpMethod.Post, $"v2/apis/{Id}/{kind}", request);
        Assert.Equal(201, status);
        return body!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Cloud.DisposeAsync();
    }
}
