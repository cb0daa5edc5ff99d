using System.Text.Json;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.Cloud.Data;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sns;

/// <summary>What is on disk of messages on their way to web hooks.</summary>
/// <remarks>
/// All others are delivered before Publish answers: a queue or Lambda has them, and keeps them itself. A message is only in one hand at a
/// time, so that its rows need no lock to be in order.
/// </remarks>
internal sealed class DeliveryRows(AccountContext context)
{
    private const string Kind = "sns.delivery";

    public void Keep(Dispatch sent, DateTimeOffset nextAttempt)
    {
        if (context.Data is { } data && sent.IsToHook)
            data.Put(Kind, new(
                KeyOf(sent),
                JsonSerializer.SerializeToUtf8Bytes(
                    new KeptDispatch(sent.Subscription.Arn, sent.Message, sent.Failures, nextAttempt), CloudJson.Options),
                Order: sent.Message.At.UtcTicks));
    }

    public void Forget(Dispatch sent)
    {
        if (sent.IsToHook)
            context.Data?.Remove(Kind, KeyOf(sent));
    }

    /// <summary>What an earlier process did not deliver; one to a subscription that is no more is forgotten.</summary>
    public static IReadOnlyList<(Dispatch Sent, DateTimeOffset NextAttempt)> Read(AccountData data, Func<string, Subscription?> find)
    {
        List<(Dispatch, DateTimeOffset)> found = [];
        foreach (var row in data.Read(Kind))
        {
            var kept = JsonSerializer.Deserialize<KeptDispatch>(row.Value, CloudJson.Options)!;
            if (find(kept.Subscription) is { } subscription)
                found.Add((new(subscription, kept.Message, kept.Failures), kept.NextAttempt));
            else
                data.Remove(Kind, row.Key);
        }
        return found;
    }

    private static string KeyOf(Dispatch sent) => $"{sent.Message.Id}/{sent.Subscription.Arn}";

    private sealed record KeptDispatch(string Subscription, Publication Message, int Failures, DateTimeOffset NextAttempt);
}
