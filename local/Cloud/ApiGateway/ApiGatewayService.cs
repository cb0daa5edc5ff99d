using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.ApiGateway.Apis;
using Comparison.Local.Cloud.ApiGateway.Callers;
using Comparison.Local.Cloud.ApiGateway.Control;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.ApiGateway;

/// <summary>API Gateway's HTTP APIs with Lambda proxy integrations, payload format 2.0, and the API that makes them.</summary>
/// <remarks>
/// On AWS an API has a host of its own; here it is a path: <c>/_aws/execute-api/{api}/…</c>. A function's own policy is not asked
/// whether the API may invoke it, and access logs are not written.
/// </remarks>
public sealed class ApiGatewayService : IRestService
{
    // Quota of HTTP APIs: 10 MB of payload, not adjustable. Requests are metered in steps of 512 KB.
    private const int MaxPayloadBytes = 10 * 1024 * 1024;
    private const int MeteredBytes = 512 * 1024;

    private readonly ConcurrentDictionary<string, HttpApi> _apis = new();
    private readonly AccountContext _context;
    private readonly ILambdaInvoker _lambda;
    private readonly ControlApi _control;
    private readonly FrontDoor _door = new();

    public ApiGatewayService(AccountContext context, ILambdaInvoker lambda)
    {
        (_context, _lambda) = (context, lambda);
        _control = new(context, _apis);
    }

    /// <summary>Creates an API with its stage. Its id holds the account's: it alone tells whose API a request is for.</summary>
    public HttpApi Create(string name)
    {
        var api = ApiOperations.Make(_context, $"{name}-{_context.Id}", new() { ["name"] = name, ["protocolType"] = "HTTP" });
        api.Stages["$default"] = new(new() { ["stageName"] = "$default", ["autoDeploy"] = true }, _context.Time);
        return _apis.TryAdd(api.Id, api) ? api : throw new ArgumentException($"The API {name} exists already.", nameof(name));
    }

    public bool Owns(RestPath path) => ControlApi.Owns(path) || (path[0] == RestPath.HttpApis && path[1] == "execute-api" && _apis.ContainsKey(path[2]));

    public Task HandleAsync(RestPath path, HttpContext http) => ControlApi.Owns(path)
        ? _control.HandleAsync(path, http)
        : _door.HandleAsync(http, () => AnswerAsync(path, http));

    private async Task AnswerAsync(RestPath path, HttpContext http)
    {
        var api = _apis[path[2]];
        var requestId = _context.Ids.NewGuid();
        http.Response.Headers["apigw-requestid"] = requestId;
        if (api.Cors is { } cors)
        {
            if (Cors.IsPreflight(http.Request))
            {
                cors.AnswerPreflight(http);
                return;
            }
            cors.AddHeaders(http);
        }
        if (WebPages.IsForeign(http.Request) && api.Cors?.Allows(http.Request) is not true)
        {
            // AWS runs the function and only hides its answer from the page; here the caller is whoever sits before the browser.
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status403Forbidden, "Forbidden");
            return;
        }
        await ProxyAsync(api, path, http, requestId);
    }

    private async Task ProxyAsync(HttpApi api, RestPath path, HttpContext http, string requestId)
    {
        var (stage, segments) = api.FindStage([.. path.From(3)]);
        if (stage is null || api.Match(http.Request.Method, segments) is not { } match || api.FunctionOf(match.Route) is not { } function)
        {
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status404NotFound, "Not Found");
            return;
        }
        if (!stage.TryPass())
        {
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status429TooManyRequests, "Too Many Requests");
            return;
        }
        var caller = CallerOf(api, match.Route, http.Request);
        if (caller.Refusal is var (status, message))
        {
            await ProxyAnswer.WriteMessageAsync(http, status, message);
            return;
        }
        if (await ReadAsync(http) is not { } body)
        {
            await ProxyAnswer.WriteMessageAsync(http, StatusCodes.Status413PayloadTooLarge, "Request Entity Too Large");
            return;
        }
        _context.Meter.Add(BillingUnit.ApiRequests, Math.Max(1, (body.Length + MeteredBytes - 1) / MeteredBytes));
        await InvokeAsync(function, ProxyEvent.Create(_context, api, stage, match, path, http, body, caller.Context, requestId), http);
    }

    // On AWS a route that asks nobody tells its function nothing. A stack of this process is its user's own, who need not sign.
    private ApiCaller CallerOf(HttpApi api, HttpRoute route, HttpRequest request) => route.AuthorizationType switch
    {
        "AWS_IAM" => IamCaller.Identify(_context, request),
        "JWT" => api.Authorizers.TryGetValue(route.AuthorizerId ?? "", out var authorizer)
            ? JwtCaller.Identify(authorizer, route.AuthorizationScopes, request, _context.Time.GetUtcNow())
            : ApiCaller.Unauthorized,
        _ => IamCaller.Root(_context),
    };

    private async Task InvokeAsync(string function, ProxyEvent proxied, HttpContext http)
    {
        InvokeResult result;
        try
        {
            result = await _lambda.InvokeAsync(
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
