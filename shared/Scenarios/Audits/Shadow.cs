using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Durable;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Scenarios.Audits;

/// <summary>
/// Stands before an account whose work is done and lets functions run without consequences: no request gets past it, and each is
/// remembered.
/// </summary>
/// <remarks>
/// The first checkpoint ends a replay: there the workflow leaves what is recorded. It is refused as that of an invocation whose
/// token is outdated, upon which the durable runtime gives up. It may answer that the execution has failed: nobody hears it here.
/// </remarks>
internal sealed class Shadow : IInterceptor<AccountRequest, HttpResponse>, IDisposable
{
    private readonly IDisposable _registration;
    private ConcurrentQueue<AskedOperation> _asked = new();
    private ConcurrentQueue<string> _requests = new();

    public Shadow(Account account) => _registration = account.Context.Interceptors.Add(this);

    public async Task<Replay> RunAsync(Recording recording, ReplayState state, CancellationToken cancellationToken)
    {
        var (asked, requests) = (_asked, _requests) = (new(), new());
        var function = recording.Invocation.Function;
        var invocation = recording.Invocation with
        {
            Payload = Envelope.Write(recording.Arn, "outdated", state.Operations),
            Remaining = () => function.Timeout,
            Log = (_, _) => { }, // the function's log is that of the execution, which this is not
        };
        var environment = await function.Runtime.OpenAsync(function, invocation.Version);
        // Code runs in real time, in a replay too.
        using var timeout = new CancellationTokenSource(function.Timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return new(state, await environment.RunAsync(invocation, either.Token), [.. asked], [.. requests]);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return new(state, null, [.. asked], [.. requests]);
        }
    }

    public void Dispose() => _registration.Dispose();

    public async Task<HttpResponse> InterceptAsync(AccountRequest request, Func<Task<HttpResponse>> next)
    {
        var (path, http) = (request.Path, request.Http);
        if (!ShadowRequest.IsCheckpoint(path))
        {
            _requests.Enqueue(await ShadowRequest.NameAsync(path, http.Request));
            // An error that no client retries.
            throw new AwsException("AccessDeniedException", "A replay must not reach any service.", StatusCodes.Status403Forbidden);
        }
        using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        foreach (var update in body.RootElement.GetProperty("Updates").EnumerateArray())
            _asked.Enqueue(AskedOperation.Read(update));
        throw new AwsException("InvalidParameterValueException", "Invalid checkpoint token");
    }
}
