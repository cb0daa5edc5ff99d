using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Invocations;
using Comparison.Local.Cloud.Protocol;
using Microsoft.AspNetCore.Http;

namespace Comparison.Local.Cloud.Faults;

/// <summary>Faults of functions: they die, stand still, are slow or are not run at all.</summary>
/// <remarks>
/// A function in this process cannot be killed. In its place none of its requests is answered any more, so its code stands still as a
/// killed process would, while Lambda hears that the runtime has exited. Requests are told apart by the invocation that makes them:
/// .NET's HTTP client passes the trace on. Functions that run as processes of their own bring no trace, and their calls count as nobody's.
/// </remarks>
internal sealed class InvocationFaults(AccountFaults faults)
{
    private static readonly FaultKind[] Around = [FaultKind.CrashBefore, FaultKind.CrashAfter, FaultKind.TimeOut, FaultKind.Slow];

    private readonly ConcurrentDictionary<string, Living> _living = new();
    private int _dead;

    /// <summary>Whether code of an invocation that was killed still stands still.</summary>
    public bool AnyDead => Volatile.Read(ref _dead) > 0;

    /// <exception cref="AwsException">The invocation is throttled.</exception>
    public void ThrowIfThrottled(InvocationAttempt attempt)
    {
        if (faults.Strike(Occasion(attempt.FunctionName, attempt.Payload), FaultKind.Throttle) is not null)
            throw new AwsException("TooManyRequestsException", "Rate Exceeded.", 429)
            {
                Details = new() { ["Reason"] = "ReservedFunctionConcurrentInvocationLimitExceeded" },
            };
    }

    public async Task<FunctionOutcome> RunAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        var fault = faults.Strike(Occasion(invocation.Function.Name, invocation.Payload), Around);
        switch (fault?.Kind)
        {
            case FaultKind.CrashBefore:
                return FunctionOutcome.Exited(invocation.RequestId);
            case FaultKind.TimeOut:
                return FunctionOutcome.TimedOut(invocation.RequestId, invocation.Function.Timeout);
            case FaultKind.Slow:
                await Task.Delay(DueTimer.Clamp(fault.Delay), faults.Machine);
                break;
        }
        var outcome = await RunTracedAsync(invocation, run);
        return fault?.Kind == FaultKind.CrashAfter ? FunctionOutcome.Exited(invocation.RequestId) : outcome;
    }

    /// <summary>The invocation that a request comes from; null when none of this process is known to make it.</summary>
    public Living? CallerOf(HttpRequest request) =>
        request.Headers.TraceParent.ToString().Split('-') is [_, var trace, ..] ? _living.GetValueOrDefault(trace) : null;

    private async Task<FunctionOutcome> RunTracedAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        Activity.Current = null; // or the trace would be that of whoever invoked
        using var activity = new Activity("invocation").Start();
        var trace = activity.TraceId.ToHexString();
        var living = _living[trace] = new Living();
        var running = run();
        if (await Task.WhenAny(running, living.Killed) == running)
        {
            _living.TryRemove(trace, out _);
            return await running;
        }
        // What is left of the code may still send requests, which are to go on hanging.
        Interlocked.Increment(ref _dead);
        _ = running.ContinueWith(
            _ =>
            {
                _living.TryRemove(trace, out Living? _);
                Interlocked.Decrement(ref _dead);
            },
            TaskScheduler.Default);
        return FunctionOutcome.Exited(invocation.RequestId);
    }

    private static FaultOccasion Occasion(string function, ReadOnlyMemory<byte> payload) =>
        new(FaultSubject.Invocation, function) { Content = Encoding.UTF8.GetString(payload.Span) };

    /// <summary>One invocation that is going on, until it is killed.</summary>
    internal sealed class Living
    {
        private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Killed => _killed.Task;

        public bool IsDead => _killed.Task.IsCompleted;

        public void Kill() => _killed.TrySetResult();
    }
}
