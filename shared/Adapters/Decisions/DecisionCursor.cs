using System.Buffers.Text;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Comparison.Domain.Decisions;
using static Comparison.Adapters.Decisions.DecisionRow;

namespace Comparison.Adapters.Decisions;

/// <summary>A place in the index of pending decisions, as text that fits a URL.</summary>
internal static class DecisionCursor
{
    public static string Write(Dictionary<string, AttributeValue> key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{key[ReplyByAttribute].S} {key[IdAttribute].S}"));

    /// <exception cref="FormatException">Not a cursor.</exception>
    public static Dictionary<string, AttributeValue> Read(string cursor)
    {
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
            throw new FormatException("The cursor is not one of this API.");
        return new()
        {
            [StatusAttribute] = Status(DecisionStatus.Pending),
            [ReplyByAttribute] = Instant(InstantConverter.Read(text[..blank])),
            [IdAttribute] = Text(text[(blank + 1)..]),
        };
    }
}
