using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.ApiGateway.Control;

/// <summary>The operations on what an API is made of, which are alike for all kinds.</summary>
internal sealed class PartOperations(AccountContext context)
{
    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 10;

    /// <summary>An id as API Gateway makes them.</summary>
    public static string NewId(AccountContext context) =>
        string.Concat(context.Ids.NewBytes(IdLength).Select(value => IdLetters[value % IdLetters.Length]));

    /// <param name="path">The kind, as paths call it.</param>
    /// <param name="id">Empty for the operations on all of them.</param>
    /// <returns>Null for one that is deleted.</returns>
    public JsonObject? Answer(HttpApi api, string path, string method, string id, JsonObject body)
    {
        var kind = PartKind.All.FirstOrDefault(kind => kind.Path == path)
            ?? throw AwsException.NotSupported($"{method} v2/apis/…/{path}");
        return (method, id) switch
        {
            ("POST", "") => Create(api, kind, body),
            ("GET", "") => new() { ["items"] = new JsonArray([.. All(api, kind).Select(part => part.DeepClone())]) },
            ("GET", _) => Find(api, kind, id).DeepClone().AsObject(),
            ("PATCH", not "") => Update(api, kind, id, body),
            ("DELETE", not "") => Delete(api, kind, id),
            _ => throw AwsException.NotSupported($"{method} v2/apis/…/{path}"),
        };
    }

    private JsonObject Create(HttpApi api, PartKind kind, JsonObject request)
    {
        ControlGaps.Refuse($"POST {kind.Path}", request, kind.Known);
        var settings = ControlGaps.Merge(kind.Defaults, request);
        settings[kind.Id] ??= NewId(context);
        var id = settings[kind.Id]!.ToString();
        if (All(api, kind).Any(part => part[kind.Id]!.ToString() == id || (kind.Path == "routes" && IsSameRoute(part, settings))))
            throw new AwsException("ConflictException", $"{kind.Path} has {settings["routeKey"] ?? id} already.", 409);
        return Put(api, kind, id, settings);
    }

    private JsonObject Update(HttpApi api, PartKind kind, string id, JsonObject request)
    {
        ControlGaps.Refuse($"PATCH {kind.Path}", request, kind.Known);
        return Put(api, kind, id, ControlGaps.Merge(Find(api, kind, id), request));
    }

    private static JsonObject? Delete(HttpApi api, PartKind kind, string id)
    {
        Find(api, kind, id);
        _ = kind.Path switch
        {
            "authorizers" => api.Authorizers.TryRemove(id, out _),
            "integrations" => api.Integrations.TryRemove(id, out _),
            "routes" => api.Routes.TryRemove(id, out _),
            _ => api.Stages.TryRemove(id, out _),
        };
        return null;
    }

    private JsonObject Put(HttpApi api, PartKind kind, string id, JsonObject settings)
    {
        kind.Check(settings);
        switch (kind.Path)
        {
            case "authorizers":
                api.Authorizers[id] = settings;
                break;
            case "integrations":
                api.Integrations[id] = settings;
                break;
            case "routes":
                api.Routes[id] = Route(settings);
                break;
            default:
                api.Stages[id] = new(settings, context.Time);
                break;
        }
        return settings.DeepClone().AsObject();
    }

    private static HttpRoute Route(JsonObject settings)
    {
        try
        {
            return new(settings);
        }
        catch (ArgumentException)
        {
            throw AwsException.NotSupported($"The route key {settings["routeKey"]}");
        }
    }

    private static IEnumerable<JsonObject> All(HttpApi api, PartKind kind) => kind.Path switch
    {
        "authorizers" => api.Authorizers.Values,
        "integrations" => api.Integrations.Values,
        "routes" => api.Routes.Values.Select(route => route.Settings),
        _ => api.Stages.Values.Select(stage => stage.Settings),
    };

    private static JsonObject Find(HttpApi api, PartKind kind, string id) =>
        All(api, kind).FirstOrDefault(part => part[kind.Id]!.ToString() == id)
        ?? throw new AwsException("NotFoundException", $"Invalid {kind.Id} specified: {id}", 404);

    private static bool IsSameRoute(JsonObject one, JsonObject other) => one["routeKey"]!.ToString() == other["routeKey"]?.ToString();
}
