using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Microsoft.AspNetCore.Http;

namespace Comparison.Suite.Audits;

/// <summary>Records every durable execution of an account until it is disposed.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly Account _account;
    private readonly LambdaService _lambda;
    private readonly RequestHook? _requests;
    private readonly InvocationHook? _invocations;
    private readonly ConcurrentDictionary<string, Recording> _recordings = new();

    public Recorder(Account account, LambdaService lambda)
    {
        (_account, _lambda, _requests, _invocations) = (account, lambda, account.RequestHook, lambda.Hook);
        account.RequestHook = OnRequestAsync;
        lambda.Hook = OnInvocationAsync;
    }

    public IReadOnlyList<Recording> Recordings => [.. _recordings.Values.OrderBy(recording => recording.Arn, StringComparer.Ordinal)];

    public void Dispose() => (_account.RequestHook, _lambda.Hook) = (_requests, _invocations);

    private Task<FunctionOutcome> OnInvocationAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        if (invocation.Function.Durable is not null)
        {
            var arn = JsonElement.Parse(invocation.Payload.Span).GetProperty("DurableExecutionArn").GetString()!;
            _recordings.GetOrAdd(arn, _ => new(arn, invocation)).AddInvocation(_lambda.Durable);
        }
        return _invocations is null ? run() : _invocations(invocation, run);
    }

    private async Task OnRequestAsync(RestPath path, HttpContext http, Func<Task> handle)
    {
        Task HandleAsync() => _requests is null ? handle() : _requests(path, http, handle);
        if (!ShadowRequest.IsCheckpoint(path) || !_recordings.TryGetValue(path[2], out var recording))
        {
            await HandleAsync();
            return;
        }
        // The answer waits for the state to be taken: a function that had it would go on, and the state be that of its next checkpoint.
        var response = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await HandleAsync();
            await http.Response.BodyWriter.FlushAsync(); // services leave that to the server
        }
        finally
        {
            http.Response.Body = response;
        }
        recording.AddCheckpoint(_lambda.Durable);
        answer.Position = 0;
        await answer.CopyToAsync(response, http.RequestAborted);
    }
}
