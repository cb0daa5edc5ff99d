using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The batch calls: up to ten entries, each with an id of the caller's, each succeeding or failing by itself.</summary>
internal static partial class Batch
{
    private const int MaxEntries = 10;

    private static readonly RequestMembers Members = new("""
        ChangeMessageVisibilityBatchRequestEntry: Id ReceiptHandle VisibilityTimeout
        DeleteMessageBatchRequestEntry: Id ReceiptHandle
        SendMessageBatchRequestEntry: Id DelaySeconds MessageAttributes MessageBody MessageDeduplicationId MessageGroupId MessageSystemAttributes
        """);

    /// <summary>The entries of a batch request, once their number and their ids are known to be right.</summary>
    /// <param name="entryType">What AWS calls an entry of this request.</param>
    /// <exception cref="AwsException">The batch is refused as a whole.</exception>
    public static IReadOnlyList<JsonObject> Entries(JsonObject request, string entryType)
    {
        var entries = request.Structures("Entries");
        if (entries.Count == 0)
            throw SqsErrors.EmptyBatch(entryType);
        if (entries.Count > MaxEntries)
            throw SqsErrors.TooManyEntries(entries.Count);
        HashSet<string> seen = [];
        foreach (var entry in entries)
        {
            Members.Check(entryType, entry);
            var id = Id(entry);
            if (!EntryId().IsMatch(id))
                throw SqsErrors.InvalidEntryId();
            if (!seen.Add(id))
                throw SqsErrors.RepeatedEntry(id);
        }
        return entries;
    }

    /// <summary>Carries out every entry; what SQS refuses about one is listed and does not stop the others.</summary>
    public static JsonObject Run(IReadOnlyList<JsonObject> entries, Func<JsonObject, JsonObject> carryOut)
    {
        JsonArray successful = [];
        JsonArray failed = [];
        foreach (var entry in entries)
        {
            try
            {
                var result = carryOut(entry);
                result["Id"] = Id(entry);
                successful.Add(result);
            }
            catch (AwsException error) when (error.Status < 500)
            {
                failed.Add(new JsonObject
                {
                    ["Id"] = Id(entry),
                    ["SenderFault"] = true,
                    ["Code"] = error.QueryCode ?? error.Code,
                    ["Message"] = error.Message,
                });
            }
        }
        // Both members are there whenever they have an element; AWS leaves an empty one out.
        var answer = new JsonObject();
        if (successful.Count > 0)
            answer["Successful"] = successful;
        if (failed.Count > 0)
            answer["Failed"] = failed;
        return answer;
    }

    private static string Id(JsonObject entry) => entry.Text("Id") ?? throw SqsErrors.MissingParameter("Id");

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex EntryId();
}
