using Comparison.Local.Cloud.Meter;

namespace Comparison.Local.Cloud.Lambda;

/// <summary>Runs one version of a function: concurrency, timeout, log and meter.</summary>
internal sealed class InvocationRunner(AccountContext account, LogStore logs)
{
    // Of the answer, 6 MB and the 100 bytes that AWS's own message allows on top.
    internal const int MaxResponseBytes = 6_291_556;

    public InvocationHook? Hook { get; set; }

    /// <exception cref="Protocol.AwsException">Throttled: nothing ran.</exception>
    public async Task<FunctionOutcome> RunAsync(
        FunctionVersion version, string? qualifier, string requestId, ReadOnlyMemory<byte> payload)
    {
        account.Faults.Invocations.ThrowIfThrottled(version.Function.Name, payload);
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
            var outcome = Hook is null ? await RunFaultilyAsync() : await Hook(invocation, RunFaultilyAsync);
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

        Task<FunctionOutcome> RunFaultilyAsync() => account.Faults.Invocations.RunAsync(invocation, RunAsync);

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
