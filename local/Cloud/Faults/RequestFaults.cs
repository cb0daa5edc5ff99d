using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary>Faults of calls, whether they come by HTTP or from a service integration.</summary>
internal sealed class RequestFaults(AccountFaults faults, InvocationFaults invocations)
{
    /// <summary>Stands around a request, outside its piece of work: what hangs here does not keep the stack busy.</summary>
    public async Task<HttpResponse> HandleAsync(AccountRequest request, Func<Task<HttpResponse>> handle)
    {
        var (http, closed) = (request.Http, request.Account.Closed);
        var caller = invocations.CallerOf(http.Request);
        if (caller is { IsDead: true })
        {
            await HangAsync(http, closed);
            return http.Response;
        }
        var fault = await FaultOccasionReader.ReadAsync(request.Path, http.Request) is { } call ? faults.Strike(call) : null;
        switch (fault?.Kind)
        {
            case FaultKind.CrashBefore:
                await DieAsync(caller, http, closed);
                break;
            case FaultKind.CrashAfter:
                await LoseAsync(http, handle);
                await DieAsync(caller, http, closed);
                break;
            case FaultKind.LoseAnswer:
                await LoseAsync(http, handle);
                http.Abort();
                break;
            default:
                return await LetThroughAsync(fault, handle);
        }
        return http.Response;
    }

    /// <summary>Stands around a call of a service integration.</summary>
    /// <exception cref="IOException">The call is not carried out, or its answer is lost.</exception>
    public async Task<T> CallAsync<T>(FaultOccasion call, Func<Task<T>> carryOut)
    {
        var fault = faults.Strike(call);
        switch (fault?.Kind)
        {
            case FaultKind.CrashBefore:
                throw new IOException("The connection was refused.");
            case FaultKind.CrashAfter or FaultKind.LoseAnswer:
                await carryOut();
                throw new IOException("The connection broke before the answer.");
        }
        return await LetThroughAsync(fault, carryOut);
    }

    private async Task<T> LetThroughAsync<T>(Fault? fault, Func<Task<T>> carryOut)
    {
        await ObstructAsync(fault);
        return await carryOut();
    }

    private Task ObstructAsync(Fault? fault) => fault?.Kind switch
    {
        FaultKind.Refuse => throw new AwsException(fault.Error, "The service failed to process the request.", fault.Status),
        FaultKind.Throttle => throw new AwsException("ThrottlingException", "Rate exceeded"),
        FaultKind.Slow => Task.Delay(DueTimer.Clamp(fault.Delay), faults.Machine),
        _ => Task.CompletedTask,
    };

    private static async Task LoseAsync(HttpContext http, Func<Task<HttpResponse>> handle)
    {
        http.Response.Body = Stream.Null;
        await handle();
    }

    // A caller that is no invocation cannot die of it: to it the connection breaks.
    private static async Task DieAsync(InvocationFaults.Living? caller, HttpContext http, Task closed)
    {
        caller?.Kill();
        if (caller is null)
            http.Abort();
        else
            await HangAsync(http, closed);
    }

    private static async Task HangAsync(HttpContext http, Task closed)
    {
        var ended = new TaskCompletionSource();
        using var gone = http.RequestAborted.Register(() => ended.TrySetResult());
        await Task.WhenAny(ended.Task, closed);
        http.Abort();
    }
}
