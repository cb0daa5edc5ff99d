using Comparison.Local.Cloud.Hosting;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Finds the function whose Runtime API a program calls: <c>/runtime/FUNCTION</c>, by name over all accounts.</summary>
/// <remarks>
/// <c>/runtime/ACCOUNT/FUNCTION</c> where two accounts have a function of that name;
/// <c>/runtime/ACCOUNT/FUNCTION/ENVIRONMENT</c> for the processes that the local cloud starts itself.
/// </remarks>
internal sealed class AttachedFunctions(LocalCloud cloud)
{
    private const string ApiVersion = "2018-06-01";

    /// <summary>What the program is to find in <c>AWS_LAMBDA_RUNTIME_API</c>: host, port and path, without a scheme.</summary>
    public static string RuntimeApiOf(AccountContext account, string functionName) =>
        $"{account.Endpoint.Authority}/runtime/{account.Id}/{functionName}";

    public Task HandleAsync(RestPath path, HttpContext http)
    {
        string[] segments = [.. path.From(1)];
        return segments switch
        {
            [var name, ApiVersion, "runtime", .. var operation] => HandleAsync(cloud.Accounts, name, operation, http),
            [var id, var name, ApiVersion, "runtime", .. var operation] =>
                HandleAsync(cloud.Accounts.Where(account => account.Context.Id == id), name, operation, http),
            [var id, _, var sandbox, ApiVersion, "runtime", .. var operation] => HandleAsync(cloud.Find(id), sandbox, operation, http),
            _ => RefuseAsync(http, 404, $"A Runtime API is at /runtime/FUNCTION/{ApiVersion}/runtime/…, not at {http.Request.Path}."),
        };
    }

    private Task HandleAsync(IEnumerable<Account> accounts, string name, string[] operation, HttpContext http)
    {
        var found = accounts.Select(account => Find(account, name)).OfType<AttachedFunction>().ToList();
        return found switch
        {
            [var function] => new RuntimeApi(function, cloud.Stopping).HandleAsync(operation, http),
            [] => RefuseAsync(http, 404, $"No function {name} is there to be attached to. PUT /_local/functions/{name} creates it."),
            _ => RefuseAsync(http, 409, $"Several accounts have a function {name}: use /runtime/{found[0].Account.Id}/{name}, or another account's id."),
        };
    }

    private Task HandleAsync(Account? account, string sandboxId, string[] operation, HttpContext http)
    {
        if (account?.Service<LambdaService>()?.Processes.Find(sandboxId) is not { } sandbox)
            return RefuseAsync(http, 404, "The environment that this Runtime API was for is no more.");
        if (operation is ["invocation", "next"])
            sandbox.Ask();
        return new RuntimeApi(new(account.Context, sandbox.Api), cloud.Stopping).HandleAsync(operation, http);
    }

    private static AttachedFunction? Find(Account account, string name) =>
        account.Service<LambdaService>()?.FindAttached(name) is { } runtime ? new(account.Context, runtime) : null;

    // What only the local cloud can be asked for, in the shape that clients of the Runtime API expect.
    private static Task RefuseAsync(HttpContext http, int status, string message) =>
        RuntimeApi.WriteAsync(http, status, RuntimeApi.Error("Runtime.NotAttached", message));
}
