using System.Buffers;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Comparison.Local.Cloud;

/// <summary>What stands around the requests of accounts that outlive the process.</summary>
internal static class KeptRequests
{
    /// <summary>Holds back the answer to a request until all is on disk that anybody may learn from it.</summary>
    /// <exception cref="AwsException">Nothing can be written: before it is carried out, or after.</exception>
    public static async Task HoldAsync(Account account, HttpContext http, Func<Task> handle, Action<AwsException> writeRefusal)
    {
        await account.Restored;
        var data = account.Context.Data!;
        if (data.Fault is { } fault)
            throw new AwsException(
                "ServiceUnavailable", $"The data folder cannot be written to: {fault.Message}", StatusCodes.Status503ServiceUnavailable);
        var answer = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held));
        try
        {
            await handle();
        }
        catch (AwsException refusal)
        {
            writeRefusal(refusal);
        }
        finally
        {
            await http.Response.CompleteAsync(); // of what is held: all of it is there now
            http.Features.Set(answer);
        }
        try
        {
            await data.WrittenAsync();
        }
        catch (DataFolderException failed)
        {
            http.Response.Clear();
            throw new AwsException("InternalFailure", failed.Message, StatusCodes.Status500InternalServerError);
        }
        if (held.Length == 0)
            return;
        http.Response.ContentLength ??= held.Length;
        http.Response.BodyWriter.Write(held.GetBuffer().AsSpan(0, (int)held.Length));
    }

    /// <summary>Carries out a request, and puts it into the account's control log where it belongs there and is accepted.</summary>
    public static async Task RecordAsync(Account account, RestPath path, HttpContext http, Func<Task> handle)
    {
        if (await IsControlAsync(path, http))
            await RecordAsync(account, http, target: null, handle);
        else
            await handle();
    }

    /// <param name="target">What to ask for when it is carried out again; null for the same.</param>
    /// <inheritdoc cref="RecordAsync(Account, RestPath, HttpContext, Func{Task})" path="/summary"/>
    public static async Task RecordAsync(Account account, HttpContext http, string? target, Func<Task> handle)
    {
        var (context, data) = (account.Context, account.Context.Data!);
        if (!data.IsOpen)
        {
            await handle(); // again, or by whoever deploys the account's stack and will do so the next time
            return;
        }
        var body = await KeepBodyAsync(http.Request);
        await Recording.RecordAsync(context, data, CarryOutAsync, (at, ids) => ControlRequest.Create(http.Request, target, body, at, ids));

        async Task<bool> CarryOutAsync()
        {
            await handle();
            return http.Response.StatusCode is >= 200 and < 300;
        }
    }

    private static async Task<bool> IsControlAsync(RestPath path, HttpContext http)
    {
        if (path[0] != RestPath.HttpApis && http.Request.Headers["X-Amz-Target"].FirstOrDefault() is { } target)
            return LoggedOperations.Has(target);
        if (path[0] == RestPath.HttpApis || !AwsQuery.Owns(http.Request))
            return LoggedOperations.Has(http.Request.Method, path);
        await KeepBodyAsync(http.Request); // the form is read from it, and then recorded as it came
        return await AwsQuery.ReadTargetAsync(http) is { } asked && LoggedOperations.Has(asked);
    }

    // The stream of a body that is in memory is kept: whoever reads it next begins at its start.
    private static async Task<byte[]> KeepBodyAsync(HttpRequest request)
    {
        if (request.Body is not MemoryStream)
            request.Body = new MemoryStream(await request.ReadBytesAsync());
        request.Body.Position = 0;
        return ((MemoryStream)request.Body).ToArray();
    }
}
