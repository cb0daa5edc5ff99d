using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway.Control;

/// <summary>API Gateway's own API, version 2: finds the operation that method and path name.</summary>
internal sealed class ControlApi(AccountContext context, ConcurrentDictionary<string, HttpApi> apis)
{
    private readonly ApiOperations _apis = new(context, apis);
    private readonly PartOperations _parts = new(context);
    private readonly ApiTagOperations _tags = new(context, apis);

    public static bool Owns(RestPath path) => (path[0], path[1]) is ("v2", "apis" or "tags");

    public async Task HandleAsync(RestPath path, HttpContext http)
    {
        if (http.Request.Query.Keys.FirstOrDefault(name => name != "tagKeys" && !name.StartsWith("X-Amz-", StringComparison.Ordinal)) is { } parameter)
            throw AwsException.NotSupported($"{http.Request.Method} v2/{path[1]} with {parameter}");
        var body = http.Request.Method is "POST" or "PATCH" ? await http.Request.ReadObjectAsync() ?? [] : [];
        var answer = path[1] == "tags" ? _tags.Answer(path[2], http.Request, body) : Answer(path, http.Request.Method, body);
        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        http.Response.StatusCode = http.Request.Method == "POST" ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        http.Response.WriteJson(answer);
    }

    private JsonObject? Answer(RestPath path, string method, JsonObject body) => (method, path.Length) switch
    {
        ("POST", 2) => _apis.Create(body),
        ("GET", 2) => _apis.List(),
        ("GET", 3) => _apis.Get(path[2]),
        ("PATCH", 3) => _apis.Update(path[2], body),
        ("DELETE", 3) => _apis.Delete(path[2]),
        (_, 4 or 5) => _parts.Answer(_apis.Find(path[2]), path[3], method, path[4], body),
        _ => throw AwsException.NotSupported($"{method} v2/apis of so many segments"),
    };
}

/// <summary>What all operations of API Gateway's own API do with their requests.</summary>
internal static class ControlGaps
{
    /// <summary>The settings with those of a request that it gives.</summary>
    public static JsonObject Merge(JsonObject settings, JsonObject changes)
    {
        var merged = settings.DeepClone().AsObject();
        foreach (var (name, value) in changes)
            if (value is not null)
                merged[name] = value.DeepClone();
        return merged;
    }

    /// <exception cref="AwsException">The tags are not texts.</exception>
    public static void CheckTags(JsonObject settings) => _ = settings.TextMap("tags");

    public static AwsException Bad(string message) => new("BadRequestException", message);
}
