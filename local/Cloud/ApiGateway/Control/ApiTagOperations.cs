using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway.Control;

/// <summary>The tags of APIs and stages, by ARN: <c>arn:aws:apigateway:REGION::/apis/ID</c>, with <c>/stages/NAME</c> for a stage.</summary>
internal sealed class ApiTagOperations(AccountContext context, ConcurrentDictionary<string, HttpApi> apis)
{
    /// <returns>Null when tags were taken away.</returns>
    public JsonObject? Answer(string arn, HttpRequest request, JsonObject body)
    {
        var tags = TagsOf(arn);
        switch (request.Method)
        {
            case "GET":
                return new() { ["tags"] = tags.DeepClone() };
            case "POST":
                foreach (var (key, value) in body.TextMap("tags"))
                    tags[key] = value;
                return [];
            case "DELETE":
                foreach (var key in request.Query["tagKeys"])
                    tags.Remove(key ?? "");
                return null;
            default:
                throw AwsException.NotSupported($"{request.Method} v2/tags");
        }
    }

    private JsonObject TagsOf(string arn)
    {
        var segments = arn.Split('/');
        var api = context.IsOwnRegion(arn) && segments is [_, "apis", var id, ..] ? apis.GetValueOrDefault(id) : null;
        var settings = segments switch
        {
            [_, _, _] => api?.Settings,
            [_, _, _, "stages", var stage] => api?.Stages.GetValueOrDefault(stage)?.Settings,
            _ => null,
        };
        return settings?["tags"] as JsonObject ?? throw new AwsException("NotFoundException", $"Invalid resource ARN specified: {arn}", 404);
    }
}
