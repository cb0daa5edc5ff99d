using System.Collections.Concurrent;
using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Operations;
using Microsoft.AspNetCore.Http;

namespace Comparison.Scenarios.Audits;

/// <summary>One durable execution, as it was seen from outside while it ran.</summary>
/// <param name="invocation">Its first invocation; the others differ in their payload only.</param>
internal sealed class Recording(string arn, FunctionInvocation invocation)
{
    private readonly Lock _gate = new();
    private readonly List<ReplayState> _states = [];
    private int _invocations;
    private int _checkpoints;

    public string Arn => arn;

    public FunctionInvocation Invocation => invocation;

    public IReadOnlyList<ReplayState> States => _states;

    /// <summary>All operations at the end, by id, without the execution's own.</summary>
    public IReadOnlyDictionary<string, DurableOperation> Operations { get; private set; } = new Dictionary<string, DurableOperation>();

    public ExecutionDescription End { get; private set; } = null!;

    /// <summary>
    /// For each operation the state in which it alone has not begun and everything else has ended: a workflow goes straight to it.
    /// </summary>
    /// <remarks>In the states that were recorded, branches beside it may suspend the function before it comes there.</remarks>
    public IEnumerable<ReplayState> Arrivals => Operations.Values.Select(operation =>
    {
        var around = Ancestors(operation).ToHashSet();
        var others = Operations.Values.Where(other => other != operation).Select(other => around.Contains(other.Id) ? Reopened(other) : other);
        return new ReplayState(
            $"before operation {OperationText.Short(operation.Id)}",
            [.. _states[0].Operations.Where(first => first.Type == DurableOperationType.Execution), .. others]);
    });

    /// <summary>What another invocation was given: also what time and other people have done since the last checkpoint.</summary>
    public void AddInvocation(DurableService service) => Add(() => $"invocation {++_invocations}", service);

    public void AddCheckpoint(DurableService service) => Add(() => $"checkpoint {++_checkpoints}", service);

    /// <exception cref="InvalidOperationException">The execution still runs: nothing can be said of what it will ask for.</exception>
    public void Close(DurableService service)
    {
        End = service.Describe(arn);
        if (End.EndTimestamp is null)
            throw new InvalidOperationException($"{arn} has not ended; only an execution that has can be audited.");
        Operations = service.Operations(arn)
            .Where(operation => operation.Type != DurableOperationType.Execution)
            .ToDictionary(operation => operation.Id);
    }

    private IEnumerable<string> Ancestors(DurableOperation operation)
    {
        for (var id = operation.ParentId; id is not null; id = Operations[id].ParentId)
            yield return id;
    }

    private static DurableOperation Reopened(DurableOperation context) =>
        context with { Status = DurableOperationStatus.Started, EndTimestamp = null, Result = null, Error = null, ReplayChildren = false };

    private void Add(Func<string> label, DurableService service)
    {
        lock (_gate)
        {
            var state = new ReplayState(label(), service.Visible(arn));
            if (_states.Count == 0 || !_states[^1].Operations.SequenceEqual(state.Operations))
                _states.Add(state);
        }
    }
}

/// <summary>Records every durable execution of an account until it is disposed.</summary>
internal sealed class Recorder
    : IInterceptor<AccountRequest, HttpResponse>, IInterceptor<FunctionInvocation, FunctionOutcome>, IDisposable
{
    private readonly LambdaEngine _lambda;
    private readonly IDisposable _registration;
    private readonly ConcurrentDictionary<string, Recording> _recordings = new();

    public Recorder(Account account, LambdaEngine lambda)
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
