using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Microsoft.AspNetCore.Http;

namespace Comparison.Scenarios.Audits;

/// <summary>Records every durable execution of an account until it is disposed.</summary>
internal sealed class Recorder
    : IInterceptor<AccountRequest, HttpResponse>, IInterceptor<FunctionInvocation, FunctionOutcome>, IDisposable
{
    private readonly LambdaService _lambda;
    private readonly IDisposable _registration;
    private readonly ConcurrentDictionary<string, Recording> _recordings = new();

    public Recorder(Account account, LambdaService lambda)
    {
        _lambda = lambda;
        _registration = account.Context.Interceptors.Add(this);
    }

    public IReadOnlyList<Recording> Recordings => [.. _recordings.Values.OrderBy(recording => recording.Arn, StringComparer.Ordinal)];

    public void Dispose() => _registration.Dispose();

    public Task<FunctionOutcome> InterceptAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        if (invocation.Function.Durable is not null)
        {
            var arn = JsonElement.Parse(invocation.Payload.Span).GetProperty("DurableExecutionArn").GetString()!;
            _recordings.GetOrAdd(arn, _ => new(arn, invocation)).AddInvocation(_lambda.Durable);
        }
        return run();
    }

    public async Task<HttpResponse> InterceptAsync(AccountRequest request, Func<Task<HttpResponse>> handle)
    {
        var (path, http) = (request.Path, request.Http);
        if (!ShadowRequest.IsCheckpoint(path) || !_recordings.TryGetValue(path[2], out var recording))
            return await handle();
        // The answer waits for the state to be taken: a function that had it would go on, and the state be that of its next checkpoint.
        var response = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await handle();
            await http.Response.BodyWriter.FlushAsync(); // services leave that to the server
        }
        finally
        {
            http.Response.Body = response;
        }
        recording.AddCheckpoint(_lambda.Durable);
        answer.Position = 0;
        await answer.CopyToAsync(response, http.RequestAborted);
        return http.Response;
    }
}
