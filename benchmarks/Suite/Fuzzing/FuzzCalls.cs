using System.Text.Json.Nodes;

namespace Comparison.Suite.Fuzzing;

/// <summary>The calls that can break, by what they are for; the operation and its place are the same in both variants.</summary>
internal static class FuzzCalls
{
    public const string Queue = "queue";
    public const string Desk = "desk";
    public const string Decisions = "decisions";
    public const string Expire = "expire";
    public const string Reread = "reread";
    public const string Ledger = "ledger";
    public const string Refund = "refund";
    public const string Article = "article";
    public const string Notice = "notice";
    public const string FraudQueue = "fraud-queue";

    /// <summary>The callback's answer, which speaks another protocol in each variant.</summary>
    public const string Answer = "answer";

    /// <summary>Whether a call of a service that speaks AWS JSON is the one.</summary>
    public static bool Is(string target, string operation, JsonObject request) => (target, operation, PlaceOf(request)) switch
    {
        (Queue, "SendMessage", "comparison-approvals" or "comparison-orders") => true,
        (FraudQueue, "SendMessage", "comparison-fraud-checks") => true,
        (Notice, "SendMessage", "comparison-notifications") => true,
        (Desk, "PutItem", "comparison-decisions") => true,
        (Expire, "UpdateItem", "comparison-decisions") => request["ExpressionAttributeValues"]?[":expired"] is not null,
        (Reread, "GetItem", "comparison-decisions") => true,
        // Not its queries: those are the driver's, who looks at what waits.
        (Decisions, "PutItem" or "UpdateItem" or "GetItem", "comparison-decisions") => true,
        (Ledger, "PutItem", "comparison-ledger") => true,
        (Refund, "UpdateItem", "comparison-ledger") => true,
        (Article, "PutItem", "comparison-articles") => true,
        _ => false,
    };

    private static string PlaceOf(JsonObject request) =>
        request["TableName"]?.ToString() ?? request["QueueUrl"]?.ToString().Split('/')[^1] ?? "";
}
