using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Sqs;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary>The faults of one account: ordered before or while it runs, they come true as the plan says, the same in every run.</summary>
public sealed class AccountFaults
    : IInterceptor<AccountRequest, HttpResponse>,
        IInterceptor<InterceptedCall, JsonObject>,
        IInterceptor<InvokeCall, InvokeResult>,
        IInterceptor<InvocationAttempt, FunctionOutcome>,
        IInterceptor<FunctionInvocation, FunctionOutcome>,
        IMessageInterceptor
{
    private static readonly FaultKind[] All = Enum.GetValues<FaultKind>();

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly List<FaultStrike> _strikes = [];
    private readonly InvocationFaults _invocations;
    private readonly RequestFaults _requests;
    private OrderedFault[] _ordered = [];
    private int _paused;

    internal AccountFaults(TimeProvider time)
    {
        _time = time;
        _invocations = new(this);
        _requests = new(this, _invocations);
    }

    /// <summary>Raised at every strike, before anything comes of it.</summary>
    public event Action<FaultStrike>? Struck;

    /// <summary>What has come true so far, in order.</summary>
    public IReadOnlyList<FaultStrike> Strikes
    {
        get { lock (_gate) return [.. _strikes]; }
    }

    /// <summary>Whether anything can strike, or somebody is dead already and must stay so.</summary>
    internal bool Any => _ordered.Length > 0 || _invocations.AnyDead;

    bool IInterceptor.IsIdle => !Any;

    /// <summary>The clock by which something slow takes its time: the machine's, whatever the account's says.</summary>
    internal TimeProvider Machine { get; set; } = TimeProvider.System;

    /// <summary>Orders faults on top of those that are ordered already; of several that meet one occasion the first ordered strikes.</summary>
    public void Order(params IEnumerable<Fault> plan)
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            _ordered = [.. _ordered, .. plan.Select(fault => new OrderedFault(fault, now))];
        }
    }

    /// <summary>Forgets what is ordered and what has struck.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _ordered = [];
            _strikes.Clear();
        }
    }

    /// <summary>Lets nothing strike, and nothing count, until the result is disposed: for looks that are no part of the run.</summary>
    public IDisposable Pause()
    {
        Interlocked.Increment(ref _paused);
        return new Resumption(this);
    }

    /// <summary>The fault that strikes now, if any; every fault that the occasion is one for counts it.</summary>
    internal Fault? Strike(FaultOccasion occasion, params ReadOnlySpan<FaultKind> kinds)
    {
        if (!Any || _paused > 0)
            return null;
        FaultStrike? strike = null;
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            foreach (var ordered in _ordered)
                if (kinds.Contains(ordered.Fault.Kind) && ordered.Meets(occasion, now))
                    strike ??= new(ordered.Fault, occasion.ToString(), now);
            if (strike is not null)
                _strikes.Add(strike);
        }
        if (strike is not null)
            Struck?.Invoke(strike);
        return strike?.Fault;
    }

    internal Fault? Strike(FaultOccasion occasion) => Strike(occasion, All);

    Task<HttpResponse> IInterceptor<AccountRequest, HttpResponse>.InterceptAsync(
        AccountRequest request, Func<Task<HttpResponse>> next) => _requests.HandleAsync(request, next);

    // One by HTTP has met its fault as a request.
    Task<JsonObject> IInterceptor<InterceptedCall, JsonObject>.InterceptAsync(InterceptedCall request, Func<Task<JsonObject>> next) =>
        request.IsIntegration ? _requests.CallAsync(FaultOccasionReader.Read(request), next) : next();

    Task<InvokeResult> IInterceptor<InvokeCall, InvokeResult>.InterceptAsync(InvokeCall request, Func<Task<InvokeResult>> next) =>
        _requests.CallAsync(FaultOccasionReader.Read(request), next);

    Task<FunctionOutcome> IInterceptor<InvocationAttempt, FunctionOutcome>.InterceptAsync(
        InvocationAttempt request, Func<Task<FunctionOutcome>> next)
    {
        _invocations.ThrowIfThrottled(request);
        return next();
    }

    Task<FunctionOutcome> IInterceptor<FunctionInvocation, FunctionOutcome>.InterceptAsync(
        FunctionInvocation request, Func<Task<FunctionOutcome>> next) => _invocations.RunAsync(request, next);

    TimeSpan? IMessageInterceptor.OnSend(string queue, string body) =>
        Strike(Message(queue, body), FaultKind.DropMessage, FaultKind.DeliverLate) is { } fault
            ? fault.Kind == FaultKind.DropMessage ? null : fault.Delay
            : TimeSpan.Zero;

    bool IMessageInterceptor.ForgetsDelete(string queue, string body) => Strike(Message(queue, body), FaultKind.DeliverTwice) is not null;

    DateTimeOffset? IMessageInterceptor.ConsumersDownUntil(string queue)
    {
        var now = _time.GetUtcNow();
        foreach (var ordered in _ordered)
            if (ordered.Fault.Kind == FaultKind.ConsumerDown && ordered.Fault.Target.Name == queue && ordered.From <= now && now < ordered.Until)
                return ordered.Until;
        return null;
    }

    private static FaultOccasion Message(string queue, string body) => new(FaultSubject.Message, queue) { Content = body };

    private sealed class Resumption(AccountFaults faults) : IDisposable
    {
        private AccountFaults? _faults = faults;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _faults, null) is { } paused)
                Interlocked.Decrement(ref paused._paused);
        }
    }
}

/// <summary>Gives every account its faults.</summary>
public static class FaultyAccounts
{
    extension(AccountContext account)
    {
        /// <summary>What is ordered to go wrong.</summary>
        public AccountFaults Faults => account.Interceptors.GetOrAddInnermost(() => new AccountFaults(account.Time));
    }
}
