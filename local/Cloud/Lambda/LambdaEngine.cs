using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda.Attached;
using Comparison.Local.Cloud.Lambda.Control;
using Comparison.Local.Cloud.Lambda.Durable;
using Comparison.Local.Cloud.Lambda.EventSources;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Lambda.Processes;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Cloud.Sqs;
using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Executions;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Lambda of one account: functions, Invoke, and durable executions.</summary>
public sealed class LambdaEngine : ILambdaInvoker, IRestService, IRestorable
{
    private readonly FunctionRegistry _functions;
    private readonly InvocationRunner _runner;
    private readonly EventInvocations _events;
    private readonly DurableFunctions _durable;
    private readonly EventSourceMappings _mappings;
    private readonly LambdaApi _api;

    /// <param name="queues">The account's queues, for event source mappings that are made by request, and for dead letters.</param>
    /// <param name="topics">The account's SNS, which is made after this, for destinations.</param>
    public LambdaEngine(AccountContext account, SqsService? queues = null, Func<IJsonService?>? topics = null)
    {
        Logs = new(account);
        Processes = new(account, Logs);
        _functions = new(account);
        _runner = new(account, Logs);
        var deadLetters = new DeadLetters(queues, Logs);
        _events = new(account, _runner, Logs, deadLetters, new(account, this, queues, topics, Logs));
        _durable = new(account, _functions, _runner, deadLetters, issued => CallbackIssued?.Invoke(issued));
        _mappings = new(account, this, _functions, queues);
        _api = new(
            this, new(_functions, Processes, new FunctionRemoval(_functions, Processes, Durable).Delete), new(_functions), new(_functions),
            new(account, _mappings), new(_functions, _mappings), new(account, _functions, queues), new(Durable, _functions));
    }

    /// <summary>Raised for every callback, before the function that asked for it learns the id.</summary>
    public event Action<IssuedCallback>? CallbackIssued;

    public LogStore Logs { get; }

    /// <summary>Makes and ends the processes of functions that run from zips.</summary>
    public FunctionProcesses Processes { get; }

    /// <summary>The durable executions of the account's functions, for whoever drives or watches them in this process.</summary>
    public DurableService Durable => _durable.Service;

    /// <summary>What <c>$LATEST</c> of every function is.</summary>
    public IReadOnlyList<FunctionDefinition> Functions => [.. _functions.All.Select(function => function.Find(null)!.Definition)];

    /// <summary>Creates the function, or gives an existing one new code: its published versions stay what they are.</summary>
    public LambdaFunction Register(FunctionDefinition definition) => _functions.Register(definition);

    /// <summary>Points an alias to a version, or divides its invocations between two.</summary>
    /// <param name="additional">The second version and its share, from 0 to 1; null for all to the first.</param>
    /// <exception cref="AwsException">There is no such function.</exception>
    public void Route(string functionName, string alias, string version, (string Version, double Weight)? additional) =>
        _functions.Find(new(functionName, version)).Function.Point(
            new(alias, version) { Additional = additional is { } second ? new(second.Version, second.Weight) : null });

    /// <summary>What serves the function's <c>$LATEST</c> if programs attach themselves to it; null if not, or if there is no such function.</summary>
    internal AttachedRuntime? FindAttached(string functionName) =>
        _functions.FindByName(functionName)?.Find(null)?.Definition.Runtime as AttachedRuntime;

    public async Task<InvokeResult> InvokeAsync(InvokeCall call, CancellationToken cancellationToken)
    {
        var reference = _functions.Parse(call.FunctionName, call.Qualifier);
        var version = _functions.FindToInvoke(reference);
        // AWS's words for it are not known.
        if (version.Function.IsDeleting)
            throw new AwsException("ResourceConflictException", $"The function {version.Function.Name} is being deleted.", 409);
        var payload = InvokePayload.Check(call);
        if (version.Definition.Durable is { } durable)
            return await _durable.InvokeAsync(version, reference.Qualifier, durable, call with { Payload = payload }, cancellationToken);
        switch (call.Kind)
        {
            case InvocationKind.DryRun:
                return InvokePayload.Accepted(StatusCodes.Status204NoContent, version);
            case InvocationKind.Event:
                _events.Enqueue(version, reference.Qualifier, payload);
                return InvokePayload.Accepted(StatusCodes.Status202Accepted, version);
            default:
                var requestId = _events.NewRequestId();
                var outcome = await _runner.RunAsync(version, reference.Qualifier, requestId, payload);
                return new(StatusCodes.Status200OK, outcome.Payload, outcome.IsError ? "Unhandled" : null, version.Number)
                {
                    LogResult = call.WantsLog ? Logs.Tail(version, requestId) : null,
                };
        }
    }

    /// <summary>Lets a function consume a queue until the result is disposed.</summary>
    /// <exception cref="AwsException">There is no such queue or function.</exception>
    public IDisposable Map(SqsService queues, EventSourceMapping mapping) => _mappings.Add(queues, mapping);

    /// <inheritdoc/>
    public Task RestoreAsync(AccountData data)
    {
        _durable.Restore();
        _events.Restore(data, (function, version) => _functions.FindByName(function)?.Find(version));
        return Task.CompletedTask;
    }

    public bool Owns(RestPath path) => LambdaApi.Owns(path);

    public Task HandleAsync(RestPath path, HttpContext http) => _api.HandleAsync(path, http);
}
