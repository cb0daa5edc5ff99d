using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Lambda.Functions;
using Comparison.Local.Cloud.Lambda.Logs;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Lambda.Invocations;

/// <summary>Lambda's internal queue: accepts an event at once, and tries again when the function fails or is throttled.</summary>
/// <remarks>
/// An error of the function is retried after one minute and after two more, a throttle after 1 second up to 5 minutes for at most
/// 6 hours ("Retry behavior" of the Lambda guide), or as the settings of the qualifier say; then it goes to the function's dead-letter queue
/// and a record of it to the destination. An event that waits for its retry is not work: time may jump to it.
/// </remarks>
internal sealed class EventInvocations(AccountContext account, InvocationRunner runner, LogStore logs, DeadLetters deadLetters, Destinations destinations)
{
    private const string Kind = "lambda.event";

    private const string RetriesExhausted = "RetriesExhausted";
    private const string EventAgeExceeded = "EventAgeExceeded";

    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];
    private static readonly TimeSpan MaxThrottleDelay = TimeSpan.FromMinutes(5);
    private static readonly EventSettings Default = new(default(DateTimeOffset));

    private readonly Postponed _postponed = new(account);

    public string NewRequestId() => account.Ids.NewGuid();

    public void Enqueue(FunctionVersion version, string? qualifier, ReadOnlyMemory<byte> payload)
    {
        var sent = new Event(version, qualifier, payload, NewRequestId(), account.Time.GetUtcNow());
        Keep(sent, nextAttempt: sent.Since);
        Begin(sent);
    }

    /// <summary>
    /// Takes up the events that an earlier process accepted and did not end: one whose attempt it was at is attempted again, as on AWS,
    /// where an event may come more than once.
    /// </summary>
    /// <param name="find">The version of a function; null when there is none any more.</param>
    public void Restore(AccountData data, Func<string, string, FunctionVersion?> find)
    {
        var now = account.Time.GetUtcNow();
        foreach (var row in data.Read(Kind))
        {
            var kept = JsonSerializer.Deserialize<KeptEvent>(row.Value, CloudJson.Options)!;
            if (find(kept.Function, kept.Version) is not { } version)
            {
                data.Remove(Kind, row.Key);
                continue;
            }
            var sent = new Event(version, kept.Qualifier, kept.Payload, row.Key, kept.Since) { Failures = kept.Failures, Throttles = kept.Throttles };
            if (kept.NextAttempt > now)
                _postponed.Run(kept.NextAttempt - now, () => Begin(sent));
            else
                Begin(sent);
        }
    }

    private void Begin(Event sent) => account.Background.Run(() => RunAsync(sent));

    private async Task RunAsync(Event sent)
    {
        try
        {
            if (Age(sent) > SettingsOf(sent).MaximumAge) // no process was there to attempt it in time
            {
                await DropAsync(sent, "its maximum age is over", "The event is older than its maximum age.", EventAgeExceeded, outcome: null);
                return;
            }
            var outcome = await runner.RunAsync(sent.Version, sent.Qualifier, sent.RequestId, sent.Payload);
            if (outcome.IsError)
            {
                await RetryAsync(sent, outcome);
                return;
            }
            await destinations.SendAsync(SettingsOf(sent).OnSuccess, Ended(sent, "Success", sent.Failures + 1, outcome));
            Forget(sent);
        }
        catch (AwsException throttled)
        {
            await RetryThrottledAsync(sent, throttled);
        }
        catch
        {
            Forget(sent); // a defect of the local cloud, which is reported: the event is lost here, and so it is on disk
            throw;
        }
    }

    private Task RetryAsync(Event failed, FunctionOutcome outcome)
    {
        var again = failed with { Failures = failed.Failures + 1 };
        var settings = SettingsOf(failed);
        if (failed.Failures >= settings.Retries)
            return DropAsync(again, "all attempts failed", outcome.ErrorMessage(), RetriesExhausted, outcome);
        var delay = RetryDelays[failed.Failures];
        if (Age(failed) + delay > settings.MaximumAge)
            return DropAsync(again, "its maximum age is over", outcome.ErrorMessage(), EventAgeExceeded, outcome);
        TryAgain(again, delay);
        return Task.CompletedTask;
    }

    private Task RetryThrottledAsync(Event throttled, AwsException refused)
    {
        var delay = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, throttled.Throttles), MaxThrottleDelay.TotalSeconds));
        if (Age(throttled) + delay > SettingsOf(throttled).MaximumAge)
            return DropAsync(throttled, "throttled until its maximum age", refused.Message, EventAgeExceeded, outcome: null);
        TryAgain(throttled with { Throttles = throttled.Throttles + 1 }, delay);
        return Task.CompletedTask;
    }

    private TimeSpan Age(Event sent) => account.Time.GetUtcNow() - sent.Since;

    private static EventSettings SettingsOf(Event sent) =>
        sent.Version.Function.EventSettings.GetValueOrDefault(sent.Qualifier ?? FunctionVersion.Latest, Default);

    private static EndedEvent Ended(Event sent, string condition, int invocations, FunctionOutcome? outcome) =>
        new(sent.Version, sent.Qualifier, sent.RequestId, sent.Payload, condition, invocations, outcome);

    private void TryAgain(Event sent, TimeSpan delay)
    {
        Keep(sent, account.Time.GetUtcNow() + delay);
        _postponed.Run(delay, () => Begin(sent));
    }

    /// <param name="dropped">With the last failure counted.</param>
    private async Task DropAsync(Event dropped, string why, string error, string condition, FunctionOutcome? outcome)
    {
        await deadLetters.SendAsync(dropped.Version.Definition, dropped.RequestId, dropped.Payload, error);
        await destinations.SendAsync(SettingsOf(dropped).OnFailure, Ended(dropped, condition, dropped.Failures, outcome));
        logs.Add(dropped.Version.Function.Name, dropped.RequestId, "Error", $"Lambda dropped the event: {why}.");
        Forget(dropped);
    }

    // An event is only in one hand at a time, so that its rows need no lock to be in order.
    private void Keep(Event sent, DateTimeOffset nextAttempt) => account.Data?.Put(Kind, new(
        sent.RequestId,
        JsonSerializer.SerializeToUtf8Bytes(
            new KeptEvent(
                sent.Version.Function.Name, sent.Version.Number, sent.Qualifier, sent.Payload, sent.Since, sent.Failures, sent.Throttles, nextAttempt),
            CloudJson.Options),
        Order: sent.Since.UtcTicks));

    private void Forget(Event sent) => account.Data?.Remove(Kind, sent.RequestId);

    private sealed record Event(
        FunctionVersion Version, string? Qualifier, ReadOnlyMemory<byte> Payload, string RequestId, DateTimeOffset Since)
    {
        public int Failures { get; init; }

        public int Throttles { get; init; }
    }

    private sealed record KeptEvent(
        string Function, string Version, string? Qualifier, ReadOnlyMemory<byte> Payload, DateTimeOffset Since, int Failures, int Throttles,
        DateTimeOffset NextAttempt);
}
