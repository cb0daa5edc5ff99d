using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
        request.Only($"POST {kind.Path}", kind.Known);
        var settings = ControlGaps.Merge(kind.Defaults, request);
        settings[kind.Id] ??= NewId(context);
        var id = settings[kind.Id]!.ToString();
        if (All(api, kind).Any(part => part[kind.Id]!.ToString() == id || (kind.Path == "routes" && IsSameRoute(part, settings))))
            throw new AwsException("ConflictException", $"{kind.Path} has {settings["routeKey"] ?? id} already.", 409);
        return Put(api, kind, id, settings);
    }

    private JsonObject Update(HttpApi api, PartKind kind, string id, JsonObject request)
    {
        request.Only($"PATCH {kind.Path}", kind.Known);
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
            throw ControlGaps.Bad(
                "The provided route key is not formatted properly for HTTP protocol. "
                + "Format should be \"<HTTP METHOD> /<RESOURCE PATH>\" or \"$default\"");
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

/// <summary>A kind of what an API is made of: routes, integrations, authorizers, stages.</summary>
/// <param name="Path">What it is called in paths.</param>
/// <param name="Id">The member that names one.</param>
/// <param name="Defaults">What AWS says of one where a request says nothing.</param>
/// <param name="Check">Refuses what the local cloud cannot do.</param>
internal sealed partial record PartKind(string Path, string Id, string[] Known, JsonObject Defaults, Action<JsonObject> Check)
{
    public static IReadOnlyList<PartKind> All { get; } =
    [
        new(
            "authorizers", "authorizerId", ["authorizerType", "identitySource", "jwtConfiguration", "name"], [],
            settings =>
            {
                Need(settings, "authorizerType", "JWT");
                if (settings.Texts("identitySource") is not ([] or ["$request.header.Authorization"]))
                    throw AwsException.NotSupported("An identitySource other than $request.header.Authorization");
                settings.Structure("jwtConfiguration")?.Only("jwtConfiguration", "audience", "issuer");
                if (settings.Structure("jwtConfiguration") is not { } tokens || tokens.Text("issuer") is null || tokens.Texts("audience").Count == 0)
                    throw ControlGaps.Bad("A JWT authorizer needs an issuer and an audience.");
            }),
        new(
            "integrations",
            "integrationId",
            [
                "connectionType=INTERNET", "description", "integrationMethod=POST", "integrationType", "integrationUri", "payloadFormatVersion",
                "timeoutInMillis=30000",
            ],
            new() { ["connectionType"] = "INTERNET", ["timeoutInMillis"] = 30_000 },
            settings =>
            {
                Need(settings, "integrationType", "AWS_PROXY");
                Need(settings, "payloadFormatVersion", "2.0");
                if (settings.Text("integrationUri") is null)
                    throw ControlGaps.Bad("An AWS_PROXY integration needs an integrationUri.");
            }),
        new(
            "routes",
            "routeId",
            ["authorizationScopes", "authorizationType", "authorizerId", "operationName", "routeKey", "target"],
            new() { ["apiKeyRequired"] = false, ["authorizationType"] = "NONE" },
            settings =>
            {
                if (settings.Text("routeKey") is null)
                    throw ControlGaps.Bad("A route needs a routeKey.");
                _ = (settings.Text("authorizerId"), settings.Text("target"));
                if (settings.Text("authorizationType") is not ("NONE" or "AWS_IAM" or "JWT"))
                    throw AwsException.NotSupported($"A route with authorizationType {settings.Text("authorizationType")}");
                if (settings.Texts("authorizationScopes").Count > 0 && settings.Text("authorizationType") != "JWT")
                    throw ControlGaps.Bad("Scopes are only supported for JWT authorization.");
            }),
        new(
            "stages",
            "stageName",
            ["accessLogSettings", "autoDeploy", "defaultRouteSettings", "description", "stageName", "stageVariables", "tags"],
            new() { ["autoDeploy"] = false, ["routeSettings"] = new JsonObject(), ["stageVariables"] = new JsonObject(), ["tags"] = new JsonObject() },
            settings =>
            {
                if (settings.Text("stageName") is not { } name || !StageName().IsMatch(name)) // AWS's words for it are not known
                    throw ControlGaps.Bad("A stage is called $default, or by 1 to 128 letters, digits, hyphens and underscores.");
                _ = settings.TextMap("stageVariables");
                if (settings.Flag("autoDeploy") != true)
                    throw AwsException.NotSupported("A stage without autoDeploy");
                ControlGaps.CheckTags(settings);
                settings.Structure("defaultRouteSettings")?.Only("defaultRouteSettings", "throttlingBurstLimit", "throttlingRateLimit");
                Throttle.Check(settings.Structure("defaultRouteSettings"));
            }),
    ];

    [GeneratedRegex(@"^(\$default|[A-Za-z0-9_-]{1,128})\z")]
    private static partial Regex StageName();

    private static void Need(JsonObject settings, string member, string value)
    {
        if (settings.Text(member) != value)
            throw AwsException.NotSupported($"{member} other than {value}");
    }
}
