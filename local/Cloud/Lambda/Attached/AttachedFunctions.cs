using System.Globalization;
using Comparison.Local.Cloud.Hosting;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Finds the function whose Runtime API a program calls: <c>/runtime/ACCOUNT/FUNCTION/KEY</c>.</summary>
/// <remarks>
/// Asking for the next invocation takes it from others, and a GET like that needs no more than a link. So the key is part of the path:
/// registering the function gives it, or the local cloud does to the processes that it starts itself.
/// </remarks>
internal sealed class AttachedFunctions(LocalCloud cloud)
{
    private const string ApiVersion = "2018-06-01";

    /// <summary>What the program is to find in <c>AWS_LAMBDA_RUNTIME_API</c>: host, port and path, without a scheme.</summary>
    /// <param name="key">The runtime's key, or the id of a process.</param>
    public static string RuntimeApiOf(AccountContext account, string functionName, string key) =>
        $"{account.Endpoint.Authority}/runtime/{account.Id}/{functionName}/{key}";

    public Task HandleAsync(RestPath path, HttpContext http)
    {
        if ((path[4], path[5]) is not (ApiVersion, "runtime"))
            return RefuseAsync(http, $"A Runtime API is at /runtime/ACCOUNT/FUNCTION/KEY/{ApiVersion}/runtime/…, not here.");
        if (cloud.Find(path[1]) is not { } account || Find(account, path[2], path[3]) is not { } runtime)
            return RefuseAsync(http, $"Nothing is here: PUT /_local/functions/{path[2]} tells where the function's Runtime API is.");
        return new RuntimeApi(new(account.Context, runtime), cloud.Stopping).HandleAsync([.. path.From(6)], http);
    }

    private static AttachedRuntime? Find(Account account, string name, string key)
    {
        if (account.Service<LambdaService>() is not { } lambda)
            return null;
        if (lambda.Processes.Find(key) is { } sandbox)
            return sandbox.Api;
        return lambda.FindAttached(name) is { } attached && attached.Key == key ? attached : null;
    }

    // What only the local cloud can be asked for, in the shape that clients of the Runtime API expect.
    private static Task RefuseAsync(HttpContext http, string message) =>
        RuntimeApi.WriteAsync(http, StatusCodes.Status404NotFound, RuntimeApi.Error("Runtime.NotAttached", message));
}

/// <summary>A function that programs attach themselves to, and the account that it is in.</summary>
internal sealed record AttachedFunction(AccountContext Account, AttachedRuntime Runtime)
{
    /// <summary>In the X-Ray format, never sampled: the local cloud keeps no traces.</summary>
    public string NewTraceId() => string.Create(
        CultureInfo.InvariantCulture,
        $"Root=1-{Account.Time.GetUtcNow().ToUnixTimeSeconds():x8}-{NewHex(12)};Parent={NewHex(8)};Sampled=0");

    private string NewHex(int bytes) => Convert.ToHexStringLower(Account.Ids.NewBytes(bytes));
}
