using System.Buffers.Text;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Comparison.Adapters.Json;
using Comparison.Domain.Decisions;
using static Comparison.Adapters.Decisions.DecisionRow;

namespace Comparison.Adapters.Decisions;

/// <summary>Some pending decisions, soonest deadline first, and where the next page begins.</summary>
public sealed record DecisionPage(IReadOnlyList<PendingDecision> Decisions, string? Cursor);

/// <summary>A decision that waits for somebody, without its callback.</summary>
public sealed record PendingDecision(
    string Id,
    string Workflow,
    string SubjectId,
    string Question,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Deciders,
    DateTimeOffset ReplyBy);

/// <summary>A place in the index of pending decisions, as text that fits a URL.</summary>
internal static class DecisionCursor
{
    public static string Write(Dictionary<string, AttributeValue> key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key[ReplyByAttribute].S} {key[IdAttribute].S}"));

    /// <summary>The place, or null when the time has passed it: whatever is still pending then comes after it.</summary>
    /// <exception cref="FormatException">Not a cursor.</exception>
    public static Dictionary<string, AttributeValue>? Read(string cursor, DateTimeOffset now)
    {
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || !DecisionKey.IsId(text[(blank + 1)..]))
            throw new FormatException("The cursor is not one of this API.");
        var replyBy = InstantConverter.Read(text[..blank]);
        // DynamoDB refuses a start key outside of what the query asks for.
        return replyBy <= now
            ? null
            : new()
            {
                [StatusAttribute] = Status(DecisionStatus.Pending),
                [ReplyByAttribute] = Instant(replyBy),
                [IdAttribute] = Text(text[(blank + 1)..]),
            };
    }
}
