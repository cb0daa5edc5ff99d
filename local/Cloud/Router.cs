using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud;

/// <summary>Finds the account and the service that a request is for, and writes what they answer.</summary>
internal sealed partial class Router(LocalCloud cloud)
{
    private readonly AttachedFunctions _attached = new(cloud.Find, cloud.Stopping);

    public async Task HandleAsync(HttpContext http)
    {
        if (!WebPages.IsLocal(http.Request.Host))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var path = RestPath.Parse(http);
        try
        {
            if (path[0] != RestPath.HttpApis)
                WebPages.Refuse(http.Request);
            await (path[0] switch
            {
                "_local" => LocalApi.HandleAsync(cloud, path, http),
                "runtime" => _attached.HandleAsync(path, http),
                _ => RouteAsync(path, http),
            });
        }
        catch (AwsException refusal)
        {
            WriteError(http, refusal); // of the router or an interceptor: services write their own
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            var code = bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? "RequestEntityTooLargeException"
                : "MalformedHttpRequestException";
            WriteError(http, new AwsException(code, bad.Message, bad.StatusCode));
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !http.Response.HasStarted)
        {
            // A fault of ours: the caller gets AWS's word for it, and whoever runs the cloud gets to see it.
            cloud.ReportFailure(failure);
            var error = new AwsException(
                "InternalFailure", "The local cloud failed to process the request.", StatusCodes.Status500InternalServerError);
            WriteError(http, error);
        }
    }

    private static void WriteError(HttpContext http, AwsException error)
    {
        if (http.Request.Headers.ContainsKey("X-Amz-Target"))
            AwsJsonProtocol.WriteError(http, error);
        else if (AwsQuery.Owns(http.Request))
            AwsQuery.WriteError(http, error);
        else
            RestJson.WriteError(http, error);
    }

    /// <summary>Carries out a request of an account's control log again, outside of whatever stands around requests.</summary>
    public Task CarryOutAsync(Account account, HttpContext http)
    {
        var path = RestPath.Parse(http);
        return path[0] == "_local" ? LocalApi.HandleAsync(cloud, path, http) : HandleAsync(account, path, http);
    }

    private Task RouteAsync(RestPath path, HttpContext http)
    {
        var account = FindAccount(path, http);
        return account?.Context.Data is null
            ? PassAsync(account, path, http)
            : KeptRequests.HoldAsync(account, http, () => PassAsync(account, path, http), refusal => WriteError(http, refusal));
    }

    private Task PassAsync(Account? account, RestPath path, HttpContext http) =>
        account?.Context.Interceptors.Any<AccountRequest, HttpResponse>() is true
            ? InterceptAsync(account, path, http)
            : KeepAsync(account, path, http);

    private Task<HttpResponse> InterceptAsync(Account account, RestPath path, HttpContext http) =>
        account.Context.Interceptors.RunAsync(new AccountRequest(account, path, http), async () =>
        {
            await KeepAsync(account, path, http);
            return http.Response;
        });

    private Task KeepAsync(Account? account, RestPath path, HttpContext http) => account?.Context.Data is null
        ? HandleAsync(account, path, http)
        : KeptRequests.RecordAsync(account, path, http, () => HandleAsync(account, path, http));

    private Task HandleAsync(Account? account, RestPath path, HttpContext http)
    {
        if (path[0] == RestPath.HttpApis)
            return RestJson.HandleAsync(account, path, http); // whatever its headers say: nobody has asked for its signature
        if (http.Request.Headers["X-Amz-Target"].FirstOrDefault() is { } target)
            return AwsJsonProtocol.HandleAsync(account, target, http, cloud.Stopping);
        return AwsQuery.Owns(http.Request)
            ? AwsQuery.HandleAsync(account, http, cloud.Stopping)
            : RestJson.HandleAsync(account, path, http);
    }

    private Account? FindAccount(RestPath path, HttpContext http)
    {
        // An HTTP API is known by its id alone: a browser signs nothing. At the end of the ids of local stacks their account stands.
        if (path[0] == RestPath.HttpApis)
            return cloud.Find(path[2].Split('-')[^1]) ?? cloud.Accounts.FirstOrDefault(account => account.RestService(path) is not null);
        if (Signature.Read(http.Request) is not { } signature)
            throw new AwsException("MissingAuthenticationTokenException", "Missing Authentication Token", StatusCodes.Status403Forbidden);
        foreach (var segment in path.From(0))
            if (ArnAccount().Match(segment) is { Success: true } arn && Knows(arn.Groups[1].Value, out var owner))
                return owner;
        return cloud.Caller(signature);
    }

    // Null with an account that was removed: what still calls from it reaches nobody.
    private bool Knows(string id, out Account? account) => (account = cloud.Find(id)) is not null || cloud.IsForgotten(id);

    [GeneratedRegex(@"^arn:aws:[a-z0-9-]+:[a-z0-9-]*:(\d{12}):")]
    private static partial Regex ArnAccount();
}
