using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.ApiGateway.Control;

/// <summary>The operations on APIs themselves.</summary>
internal sealed class ApiOperations(AccountContext context, ConcurrentDictionary<string, HttpApi> apis)
{
    // What decides how a route is found, and by which address the API is reached, has one value here.
    private static readonly string[] Known =
    [
        "apiKeySelectionExpression=$request.header.x-api-key", "corsConfiguration", "description", "ipAddressType=ipv4", "name", "protocolType",
        "routeSelectionExpression=$request.method $request.path", "routeSelectionExpression=${request.method} ${request.path}", "tags", "version",
    ];

    /// <summary>An API with what AWS says of a new one.</summary>
    public static HttpApi Make(AccountContext context, string id, JsonObject settings)
    {
        settings["apiKeySelectionExpression"] ??= "$request.header.x-api-key";
        settings["routeSelectionExpression"] ??= "$request.method $request.path";
        settings["disableExecuteApiEndpoint"] ??= false;
        settings["tags"] ??= new JsonObject();
        settings["createdDate"] = context.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new(id, new Uri(context.Endpoint, $"/_aws/execute-api/{id}/"), settings);
    }

    public JsonObject Create(JsonObject request)
    {
        request.Only("CreateApi", Known);
        if (request.Text("protocolType") != "HTTP")
            throw AwsException.NotSupported("An API whose protocolType is not HTTP");
        if (request.Text("name") is not { Length: > 0 })
            throw ControlGaps.Bad("Name must not be empty.");
        Check(request);
        var api = Make(context, PartOperations.NewId(context), request);
        apis[api.Id] = api;
        return Show(api);
    }

    public JsonObject Get(string id) => Show(Find(id));

    public JsonObject List() => new()
    {
        ["items"] = new JsonArray([.. apis.Values.OrderBy(api => api.Id, StringComparer.Ordinal).Select(Show)]),
    };

    public JsonObject Update(string id, JsonObject request)
    {
        request.Only("UpdateApi", Known);
        Check(request);
        var api = Find(id);
        api.Settings = ControlGaps.Merge(api.Settings, request);
        return Show(api);
    }

    public JsonObject? Delete(string id)
    {
        Find(id);
        apis.TryRemove(id, out _);
        return null;
    }

    public HttpApi Find(string id) => apis.GetValueOrDefault(id)
        ?? throw new AwsException("NotFoundException", $"Invalid API identifier specified {context.Id}:{id}", 404);

    private static void Check(JsonObject request)
    {
        ControlGaps.CheckTags(request);
        if (request.Structure("corsConfiguration") is not { } cors)
            return;
        cors.Only("corsConfiguration", "allowCredentials", "allowHeaders", "allowMethods", "allowOrigins", "exposeHeaders", "maxAge");
        Cors.Check(cors);
    }

    private static JsonObject Show(HttpApi api) => api.Settings.DeepClone().AsObject();
}
