using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>API Gateway's HTTP APIs with Lambda proxy integrations, payload format 2.0.</summary>
/// <remarks>On AWS an API has a host of its own; here it is a path: <c>/_aws/execute-api/{api}/…</c>.</remarks>
public sealed class ApiGatewayService(AccountContext context, ILambdaInvoker lambda) : IRestService
{
    // Quota of HTTP APIs: 10 MB of payload, not adjustable. Requests are metered in steps of 512 KB.
    private const int MaxPayloadBytes = 10 * 1024 * 1024;
    private const int MeteredBytes = 512 * 1024;

    private readonly ConcurrentDictionary<string, HttpApi> _apis = new();
    private readonly FrontDoor _door = new();

    /// <summary>Creates an API. Its id holds the account's: it alone tells whose API a request is for.</summary>
    public HttpApi Create(string name)
    {
        var id = $"{name}-{context.Id}";
        var api = new HttpApi(id, new Uri(context.Endpoint, $"/_aws/execute-api/{id}/"));
        return _apis.TryAdd(id, api) ? api : throw new ArgumentException($"The API {name} exists already.", nameof(name));
    }

    public bool Owns(RestPath path) => path[0] == "_aws" && path[1] == "execute-api" && _apis.ContainsKey(path[2]);

    public Task HandleAsync(RestPath path, HttpContext http) => _door.HandleAsync(http, () => AnswerAsync(path, http));

    private async Task AnswerAsync(RestPath path, HttpContext http)
    {
        var api = _apis[path[2]];
        var requestId = context.Ids.NewGuid();
        http.Response.Headers["apigw-requestid"] = requestId;
        if (api.Match(http.Request.Method, [.. path.From(3)]) is not { } match)
        {
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status404NotFound, "Not Found");
            return;
        }
        if (await ReadAsync(http) is not { } body)
        {
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");
            return;
        }
        context.Meter.Add(BillingUnit.ApiRequests, Math.Max(1, (body.Length + MeteredBytes - 1) / MeteredBytes));
        var proxied = ProxyEvent.Of(context, api, match, path, http, body, requestId);
        await InvokeAsync(match.Route.Function, proxied, http);
    }

    private async Task InvokeAsync(string function, ProxyEvent proxied, HttpContext http)
    {
        InvokeResult result;
        try
        {
            result = await lambda.InvokeAsync(
                new InvokeCall(function, JsonSerializer.SerializeToUtf8Bytes(proxied.Json, CloudJson.Options)), http.RequestAborted);
        }
        catch (AwsException)
        {
            // Whatever Lambda refuses, a caller of the API learns only that it did not work.
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
            return;
        }
        await ProxyAnswer.WriteAsync(http, result);
    }

    private static async Task<byte[]?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MaxPayloadBytes)
            return null;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.Length > MaxPayloadBytes ? null : body.ToArray();
    }
}
