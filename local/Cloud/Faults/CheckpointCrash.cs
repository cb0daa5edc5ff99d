using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.DurableExecutions.Operations;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary>Kills the invocation of a durable function at one of its checkpoints, and counts the side effects that came of it all.</summary>
/// <remarks>
/// What is killed is the environment: none of its requests is answered any more, so its code stands still for ever, as a killed
/// process would, while Lambda hears that the runtime has exited and invokes again. A side effect is any request that is no
/// checkpoint. Requests are told apart by the invocation that they come from: .NET's HTTP client passes the trace on.
/// </remarks>
/// <param name="point">The checkpoint is the one that carries this update; null for a run without a crash, which is only watched.</param>
/// <param name="stepOf">
/// Which step sends a request, by its operation (<c>X-Amz-Target</c>) and body; null for one without effect. Without it effects are named
/// by operation and resource, which does for workflows that do one thing after the other.
/// </param>
public sealed class CheckpointCrash(CrashPoint? point, CrashMoment moment, Func<string, JsonElement, string?>? stepOf = null)
    : IInterceptor<AccountRequest, HttpResponse>, IInterceptor<FunctionInvocation, FunctionOutcome>, IDisposable
{
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new();
    private readonly Channel<bool> _turn = Channel.CreateBounded<bool>(1); // whoever has written into it has the turn
    private readonly ConcurrentDictionary<string, bool> _invocations = new();
    private readonly ConcurrentDictionary<string, int> _effects = new();
    private readonly List<CrashPoint> _told = [];
    private readonly List<CrashPoint> _recorded = [];
    private TaskCompletionSource _record = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LambdaEngine? _lambda;
    private string? _living;

    /// <summary>The updates that were recorded so far, in order.</summary>
    public IReadOnlyList<CrashPoint> Updates => _recorded;

    /// <summary>How often each step has done its side effect.</summary>
    public IReadOnlyDictionary<string, int> Effects => _effects;

    /// <summary>The execution that was invoked last.</summary>
    public string Arn { get; private set; } = "";

    /// <summary>Null when the execution has ended before it came to that point.</summary>
    public CrashScene? Scene { get; private set; }

    /// <summary>Stands around every request and invocation of the account from now on.</summary>
    public void Watch(Account account, LambdaEngine lambda)
    {
        _lambda = lambda;
        account.Context.Interceptors.Add(this); // for good: what is dead must never get through
    }

    /// <summary>Lets go of the requests that hang.</summary>
    public void Dispose() => _over.TrySetResult();

    async Task<FunctionOutcome> IInterceptor<FunctionInvocation, FunctionOutcome>.InterceptAsync(
        FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        Activity.Current = null;
        if (invocation.Function.Durable is null)
            return await run();
        Arn = JsonElement.Parse(invocation.Payload.Span).GetProperty("DurableExecutionArn").GetString()!;
        using var trace = new Activity("invocation").Start();
        _living = trace.TraceId.ToHexString();
        _invocations[_living] = true;
        if (Scene is not null)
            return await run();
        // Asked after it has begun, whether it has crashed before would take its own crash for an earlier one.
        var running = run();
        return await Task.WhenAny(running, _killed.Task) == running ? await running : FunctionOutcome.Exited(invocation.RequestId);
    }

    async Task<HttpResponse> IInterceptor<AccountRequest, HttpResponse>.InterceptAsync(
        AccountRequest request, Func<Task<HttpResponse>> handle)
    {
        var (path, http) = (request.Path, request.Http);
        var trace = http.Request.Headers.TraceParent.ToString().Split('-').ElementAtOrDefault(1) ?? "";
        var isCheckpoint = path[3] == "checkpoint";
        var step = isCheckpoint || !_invocations.ContainsKey(trace) ? null : await StepOfAsync(path, http.Request);
        if (!_invocations.ContainsKey(trace) || (!isCheckpoint && step is null))
            return await handle();
        if (step is not null && point is not null)
            await UntilBegunAsync(step);
        if (!await DiesAsync(trace, step, http, handle))
            return http.Response;
        await _over.Task;
        http.Abort();
        return http.Response;
    }

    /// <summary>One request of the function after the other, so that a crash has one place in their order.</summary>
    private async Task<bool> DiesAsync(string trace, string? step, HttpContext http, Func<Task<HttpResponse>> handle)
    {
        await _turn.Writer.WriteAsync(true);
        try
        {
            if (trace != _living)
                return true;
            if (step is not null)
                return await DiesAtEffectAsync(step, handle);
            var before = _told.Count;
            await TellAsync(http.Request);
            var told = _told[before..];
            var isLast = Scene is null && moment != CrashMoment.BeforeTheEffect && told.Exists(update => update.IsSame(point));
            if (isLast)
                http.Response.Body = Stream.Null;
            if (!isLast || moment == CrashMoment.AfterTheRecord)
            {
                await handle();
                _recorded.AddRange(told);
            }
            Interlocked.Exchange(ref _record, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return isLast && Kill();
        }
        finally
        {
            _turn.Reader.TryRead(out _);
        }
    }

    private async Task<bool> DiesAtEffectAsync(string step, Func<Task<HttpResponse>> handle)
    {
        if (Scene is null && moment == CrashMoment.BeforeTheEffect && IsNext(step))
            return Kill();
        _effects.AddOrUpdate(step, 1, (_, times) => times + 1);
        await handle();
        return false;
    }

    // Whether it is the point that the effect of the step is told by.
    private bool IsNext(string step) => Begun(step).Select(begun => $"STEP {begun.Name}").Contains(point?.Operation)
        && _told.Count(update => update.Operation == point?.Operation) + 1 == point?.Number;

    private bool Kill()
    {
        _living = null;
        var steps = Operations().Where(operation => operation.Type == DurableOperationType.Step);
        // The items of a map have steps of one name: of those the one that has come least far counts.
        Scene = new(_effects.ToDictionary(), steps.GroupBy(step => step.Name!).ToDictionary(same => same.Key, same => same.Min(step => step.Status)));
        _killed.SetResult();
        return true;
    }

    // An at-least-once step begins without waiting for its record. Here its effect waits, so that every run has the same order.
    private async Task UntilBegunAsync(string step)
    {
        while (true)
        {
            var next = Volatile.Read(ref _record).Task;
            if (Begun(step).Any())
                return;
            await next;
        }
    }

    private IReadOnlyList<DurableOperation> Operations() => _lambda!.Durable.Operations(Arn);

    private IEnumerable<DurableOperation> Begun(string step) => Operations().Where(operation =>
        (stepOf is null ? operation.Type == DurableOperationType.Step : operation.Name == step)
        && operation.Status == DurableOperationStatus.Started);

    private async Task<string?> StepOfAsync(RestPath path, HttpRequest request) => stepOf is null
        ? (await FaultOccasionReader.ReadAsync(path, request))?.ToString()
        : stepOf(request.Headers["X-Amz-Target"].ToString(), await BodyOfAsync(request));

    private async Task TellAsync(HttpRequest request)
    {
        if (!(await BodyOfAsync(request)).TryGetProperty(nameof(Updates), out var updates))
            return;
        foreach (var update in updates.EnumerateArray())
        {
            var operation = update.TryGetProperty("Name", out var name) ? $"{update.GetProperty("Type")} {name}" : $"{update.GetProperty("Type")}";
            _told.Add(new(operation, _told.Count(told => told.Operation == operation) + 1, $"{update.GetProperty("Action")}"));
        }
    }

    private static async Task<JsonElement> BodyOfAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var body = await JsonDocument.ParseAsync(request.Body);
        request.Body.Position = 0;
        return body.RootElement.Clone();
    }
}

/// <summary>One update of one operation.</summary>
/// <remarks>
/// The updates of an operation have an order that is the same in every run. Those of branches have none among each other: they share
/// checkpoints, and come one before the other, as their threads happen to.
/// </remarks>
/// <param name="Operation">Type and name, such as <c>STEP charge</c>.</param>
/// <param name="Number">Counted from 1 over the updates of that operation, in all invocations.</param>
/// <param name="Action">What it tells, such as <c>SUCCEED</c>.</param>
public sealed record CrashPoint(string Operation, int Number, string Action)
{
    /// <summary>Whether it is the same update, whatever it tells in this run.</summary>
    public bool IsSame(CrashPoint? other) => other is not null && other.Operation == Operation && other.Number == Number;

    public override string ToString() => $"{Operation} {Action}";
}

/// <summary>When an invocation dies, seen from one of its checkpoints.</summary>
public enum CrashMoment
{
    /// <summary>The side effect that comes next before this checkpoint is about to be done; there may be none.</summary>
    BeforeTheEffect,

    /// <summary>What the checkpoint tells of is done, and the service has not heard of it.</summary>
    BeforeTheRecord,

    /// <summary>The service has recorded it, and the function has not heard of that.</summary>
    AfterTheRecord,
}

/// <summary>How things stood when the invocation died.</summary>
/// <param name="Effects">How often each step had done its side effect.</param>
/// <param name="Steps">The steps on record.</param>
public sealed record CrashScene(IReadOnlyDictionary<string, int> Effects, IReadOnlyDictionary<string, DurableOperationStatus> Steps)
{
    /// <summary>The step has begun on record and has not ended: nobody knows whether it took effect.</summary>
    public bool Interrupted(string step) =>
        Steps.GetValueOrDefault(step, DurableOperationStatus.Succeeded) == DurableOperationStatus.Started;

    /// <summary>Whether the next invocation runs the step, again or for the first time, if it may.</summary>
    public bool IsAhead(string step) => !Steps.ContainsKey(step) || Interrupted(step);

    public int Done(string step) => Effects.GetValueOrDefault(step);
}
