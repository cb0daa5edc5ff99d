using System.Text.Json.Nodes;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.ApiGateway.Control;

/// <summary>A kind of what an API is made of: routes, integrations, authorizers, stages.</summary>
/// <param name="Path">What it is called in paths.</param>
/// <param name="Id">The member that names one.</param>
/// <param name="Defaults">What AWS says of one where a request says nothing.</param>
/// <param name="Check">Refuses what the local cloud cannot do.</param>
internal sealed record PartKind(string Path, string Id, HashSet<string> Known, JsonObject Defaults, Action<JsonObject> Check)
{
    public static IReadOnlyList<PartKind> All { get; } =
    [
        new(
            "authorizers", "authorizerId", ["authorizerType", "identitySource", "jwtConfiguration", "name"], [],
            settings =>
            {
                Need(settings, "authorizerType", "JWT");
                if (settings.Structure("jwtConfiguration") is not { } tokens || tokens.Text("issuer") is null || tokens.Texts("audience").Count == 0)
                    throw ControlGaps.Bad("A JWT authorizer needs an issuer and an audience.");
            }),
        new(
            "integrations",
            "integrationId",
            [
                "connectionType", "description", "integrationMethod", "integrationType", "integrationUri", "payloadFormatVersion",
                "timeoutInMillis",
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
            ["apiKeyRequired", "authorizationType", "authorizerId", "operationName", "routeKey", "target"],
            new() { ["apiKeyRequired"] = false, ["authorizationType"] = "NONE" },
            settings =>
            {
                if (settings.Text("routeKey") is null)
                    throw ControlGaps.Bad("A route needs a routeKey.");
                _ = (settings.Text("authorizerId"), settings.Text("target"));
                if (settings.Text("authorizationType") is not ("NONE" or "AWS_IAM" or "JWT"))
                    throw AwsException.NotSupported($"A route with authorizationType {settings.Text("authorizationType")}");
            }),
        new(
            "stages",
            "stageName",
            ["accessLogSettings", "autoDeploy", "defaultRouteSettings", "description", "routeSettings", "stageName", "stageVariables", "tags"],
            new() { ["autoDeploy"] = false, ["routeSettings"] = new JsonObject(), ["stageVariables"] = new JsonObject(), ["tags"] = new JsonObject() },
            settings =>
            {
                Need(settings, "stageName", "$default");
                if (settings.Flag("autoDeploy") != true)
                    throw AwsException.NotSupported("A stage without autoDeploy");
                ControlGaps.CheckTags(settings);
                Throttle.Check(settings.Structure("defaultRouteSettings"));
            }),
    ];

    private static void Need(JsonObject settings, string member, string value)
    {
        if (settings.Text(member) != value)
            throw AwsException.NotSupported($"{member} other than {value}");
    }
}
