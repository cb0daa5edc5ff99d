using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Cloud.Protocol;
using Comparison.Local.Stacks;
using Microsoft.AspNetCore.Http;

namespace Comparison.Suite.Fuzzing;

/// <summary>Lets a case's faults strike in one stack.</summary>
/// <remarks>
/// Calls fail for a while of the account's time, and not so many times: the SDK of the durable functions repeats a call by itself
/// before its step fails, a state machine's integration does not, so that counts would mean something else in each variant.
/// </remarks>
internal sealed class Disturbance
{
    private readonly LocalStack _stack;
    private readonly Strike[] _strikes;
    private volatile bool _isAtEnd;

    private Disturbance(LocalStack stack, IReadOnlyList<FuzzFault> faults)
    {
        _stack = stack;
        _strikes = [.. faults.Select(fault => new Strike(fault, stack.Variant))];
    }

    public static Disturbance Over(LocalStack stack, IReadOnlyList<FuzzFault> faults)
    {
        var disturbance = new Disturbance(stack, faults);
        if (faults.Count > 0)
        {
            stack.Account.CallHook = disturbance.OnCallAsync;
            stack.Account.RequestHook = disturbance.OnRequestAsync;
            stack.Services.Lambda.Hook = disturbance.OnInvocationAsync;
        }
        return disturbance;
    }

    /// <summary>The schedule is through.</summary>
    public void ReachEnd() => _isAtEnd = true;

    private async Task<JsonObject> OnCallAsync(string operation, JsonObject request, Func<Task<JsonObject>> call)
    {
        foreach (var strike in Armed())
        {
            if (!FuzzCalls.Is(strike.Fault.Target, operation, request))
                continue;
            if (strike.Fault.IsOfCall && strike.IsOn(_stack.Time.GetUtcNow()))
                throw await BreakAsync(strike.Fault, call);
            if (!strike.Fault.IsOfCall && strike.IsFirst())
                return await MisdeliverAsync(strike.Fault, request, call);
        }
        return await call();
    }

    private async Task OnRequestAsync(RestPath path, HttpContext http, Func<Task> handle)
    {
        var isAnswer = path[3] == "succeed" || http.Request.Headers["X-Amz-Target"] == "AWSStepFunctions.SendTaskSuccess";
        var strike = isAnswer ? Armed().FirstOrDefault(armed => armed.Fault.Target == FuzzCalls.Answer) : null;
        if (strike?.IsOn(_stack.Time.GetUtcNow()) != true)
        {
            await handle();
            return;
        }
        if (strike.Fault.Kind == FuzzFaultKind.Outage)
            throw Broken();
        http.Response.Body = Stream.Null;
        await handle();
        http.Abort();
    }

    private async Task<FunctionOutcome> OnInvocationAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        var strike = Armed().FirstOrDefault(armed => armed.Fault.IsOfFunction && armed.StrikesInvocation(invocation.Function));
        switch (strike?.Fault.Kind)
        {
            case null:
                return await run();
            case FuzzFaultKind.TimedOut:
                return FunctionOutcome.TimedOut(invocation.RequestId, invocation.Function.Timeout);
            case FuzzFaultKind.Throttled:
                throw new AwsException("TooManyRequestsException", "Rate Exceeded.", StatusCodes.Status429TooManyRequests);
            case FuzzFaultKind.CrashAfter:
                await run();
                break;
        }
        return FunctionOutcome.Exited(invocation.RequestId);
    }

    private IEnumerable<Strike> Armed() => _strikes.Where(strike => _isAtEnd || !strike.Fault.AtEnd);

    // Whatever the answer is that gets lost, a refusal too: else the SDK's own second call would hear it, which an integration never makes.
    private static async Task<AwsException> BreakAsync(FuzzFault fault, Func<Task<JsonObject>> call)
    {
        if (fault.Kind == FuzzFaultKind.Outage)
            return Broken();
        try
        {
            await call();
        }
        catch (AwsException)
        {
            return Broken();
        }
        return Broken();
    }

    private static async Task<JsonObject> MisdeliverAsync(FuzzFault fault, JsonObject request, Func<Task<JsonObject>> call)
    {
        if (fault.Kind == FuzzFaultKind.Dropped)
        {
            request["QueueUrl"] = $"{request["QueueUrl"]}-dead"; // where nobody reads
            return await call();
        }
        var first = fault.Kind == FuzzFaultKind.Twice ? await call() : null;
        request["DelaySeconds"] = (int)fault.Seconds;
        var late = await call();
        return first ?? late;
    }

    private static AwsException Broken() =>
        new("InternalServerError", "The service broke down.", StatusCodes.Status500InternalServerError);
}
