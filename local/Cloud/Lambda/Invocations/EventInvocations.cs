using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>Lambda's internal queue: accepts an event at once, and tries again when the function fails or is throttled.</summary>
/// <remarks>
/// An error of the function is retried after one minute and after two more, a throttle after 1 second up to 5 minutes for at most
/// 6 hours ("Retry behavior" of the Lambda guide). An event that waits for its retry is not work: time may jump to it.
/// </remarks>
internal sealed class EventInvocations(AccountContext account, InvocationRunner runner, LogStore logs)
{
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan MaxThrottleDelay = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaximumAge = TimeSpan.FromHours(6);

    private readonly Postponed _postponed = new(account);

    public string NewRequestId() => account.Ids.NewGuid();

    public void Enqueue(FunctionVersion version, string? qualifier, ReadOnlyMemory<byte> payload) =>
        Begin(new(version, qualifier, payload, NewRequestId(), account.Time.GetUtcNow()));

    private void Begin(Event sent) => account.Background.Run(() => RunAsync(sent));

    private async Task RunAsync(Event sent)
    {
        try
        {
            var outcome = await runner.RunAsync(sent.Version, sent.Qualifier, sent.RequestId, sent.Payload);
            if (outcome.IsError)
                Retry(sent);
        }
        catch (AwsException)
        {
            RetryThrottled(sent);
        }
    }

    private void Retry(Event failed)
    {
        if (failed.Failures < RetryDelays.Length)
            _postponed.Run(RetryDelays[failed.Failures], () => Begin(failed with { Failures = failed.Failures + 1 }));
        else
            Drop(failed, "all attempts failed");
    }

    private void RetryThrottled(Event throttled)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, throttled.Throttles), MaxThrottleDelay.TotalSeconds));
        if (account.Time.GetUtcNow() + delay - throttled.Since <= MaximumAge)
            _postponed.Run(delay, () => Begin(throttled with { Throttles = throttled.Throttles + 1 }));
        else
            Drop(throttled, "throttled until its maximum age");
    }

    private void Drop(Event dropped, string why) =>
        logs.Add(dropped.Version.Function.Name, dropped.RequestId, "Error", $"Lambda dropped the event: {why}.");

    private sealed record Event(
        FunctionVersion Version, string? Qualifier, ReadOnlyMemory<byte> Payload, string RequestId, DateTimeOffset Since)
    {
        public int Failures { get; init; }

        public int Throttles { get; init; }
    }
}
