using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Attached;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Finds the function whose Runtime API a program calls: <c>/runtime/ACCOUNT/FUNCTION/KEY</c>.</summary>
/// <remarks>
/// Asking for the next invocation takes it from others, and a GET like that needs no more than a link. So the key is part of the path:
/// registering the function gives it, or the local cloud does to the processes that it starts itself.
/// </remarks>
/// <param name="find">The account of an id, if there is one.</param>
/// <param name="stopping">Ends the long polls when the local cloud stops.</param>
internal sealed class AttachedFunctions(Func<string, Account?> find, CancellationToken stopping)
{
    private const string ApiVersion = "2018-06-01";

    public Task HandleAsync(RestPath path, HttpContext http)
    {
        if ((path[4], path[5]) is not (ApiVersion, "runtime"))
            return RefuseAsync(http, $"A Runtime API is at /runtime/ACCOUNT/FUNCTION/KEY/{ApiVersion}/runtime/…, not here.");
        if (find(path[1]) is not { } account || Find(account, path[2], path[3]) is not { } runtime)
            return RefuseAsync(http, $"Nothing is here: PUT /_local/functions/{path[2]} tells where the function's Runtime API is.");
        return new RuntimeApi(new(account.Context, runtime), stopping).HandleAsync([.. path.From(6)], http);
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
