using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Meter;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>Runs one version of a function: concurrency, timeout, log and meter.</summary>
internal sealed class InvocationRunner(AccountContext account, LogStore logs)
{
    // Of the answer, 6 MB and the 100 bytes that AWS's own message allows on top.
    internal const int MaxResponseBytes = 6_291_556;

    /// <exception cref="Protocol.AwsException">Throttled: nothing ran.</exception>
    public Task<FunctionOutcome> RunAsync(FunctionVersion version, string? qualifier, string requestId, ReadOnlyMemory<byte> payload) =>
        account.Interceptors.Any<InvocationAttempt, FunctionOutcome>()
            ? InterceptAsync(version, qualifier, requestId, payload)
            : AdmitAsync(version, qualifier, requestId, payload);

    private Task<FunctionOutcome> InterceptAsync(
        FunctionVersion version, string? qualifier, string requestId, ReadOnlyMemory<byte> payload) => account.Interceptors.RunAsync(
        new InvocationAttempt(version.Function.Name, payload), () => AdmitAsync(version, qualifier, requestId, payload));

    private async Task<FunctionOutcome> AdmitAsync(
        FunctionVersion version, string? qualifier, string requestId, ReadOnlyMemory<byte> payload)
    {
        version.Function.Enter();
        try
        {
            using var work = account.Workload.Begin();
            account.Meter.Add(BillingUnit.Invocations);
            return await RunMeteredAsync(version.Definition, version.Number, version.InvokedArn(qualifier), requestId, payload);
        }
        finally
        {
            version.Function.Leave();
        }
    }

    private async Task<FunctionOutcome> RunMeteredAsync(
        FunctionDefinition function, string version, string arn, string requestId, ReadOnlyMemory<byte> payload)
    {
        // Code runs in real time, whatever the account's clock does: timeout and duration are measured by the machine's.
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var ready = started;
        var invocation = new FunctionInvocation(function, version, arn, requestId, payload)
        {
            Remaining = () => Max(TimeSpan.Zero, function.Timeout - time.GetElapsedTime(ready)),
            Log = (level, message) => logs.Add(function.Name, requestId, level, message),
        };
        using var timeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        try
        {
            var outcome = await (account.Interceptors.Any<FunctionInvocation, FunctionOutcome>()
                ? account.Interceptors.RunAsync(invocation, RunAsync)
                : RunAsync());
            return outcome.Payload.Length <= MaxResponseBytes
                ? outcome
                : FunctionOutcome.Error(
                    "Function.ResponseSizeTooLarge",
                    $"Response payload size exceeded maximum allowed payload size ({MaxResponseBytes} bytes).");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return FunctionOutcome.TimedOut(requestId, function.Timeout);
        }
        finally
        {
            var milliseconds = Math.Ceiling((decimal)time.GetElapsedTime(started).TotalMilliseconds);
            account.Meter.Add(BillingUnit.LocalGigabyteMilliseconds, milliseconds * function.MemoryMegabytes / 1024);
        }

        // The initialization of an environment is billed, but is not part of the invocation's time.
        async Task<FunctionOutcome> RunAsync()
        {
            var environment = await function.Runtime.OpenAsync(function, version);
            ready = time.GetTimestamp();
            timeout.CancelAfter(function.Timeout);
            return await environment.RunAsync(invocation, timeout.Token);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

/// <summary>An invocation that Lambda is about to accept: one that is refused here has not run and is not billed.</summary>
/// <param name="Payload">JSON text in UTF-8.</param>
public sealed record InvocationAttempt(string FunctionName, ReadOnlyMemory<byte> Payload);
