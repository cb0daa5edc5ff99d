using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.DynamoDb.Values;

/// <summary>The errors of DynamoDB, in AWS's words.</summary>
internal static class DynamoDbErrors
{
    public static AwsException Validation(string message) => new("ValidationException", message);

    /// <summary>What AWS says of everything at once that does not hold of a request's members.</summary>
    public static AwsException Broken(IReadOnlyCollection<string> faults) => Validation(
        $"{faults.Count} validation error{(faults.Count > 1 ? "s" : "")} detected: {string.Join("; ", faults)}");

    /// <summary>Reads a request of which AWS tells what is wrong with that count before it: those that write one item, and Query's Select.</summary>
    /// <remarks>So it was recorded in August 2026. GetItem, Scan, batches and transactions, and the expressions of Query, are told without.</remarks>
    public static T Counted<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (AwsException refused) when (refused.Code == "ValidationException")
        {
            throw Broken([refused.Message]);
        }
    }

    public static AwsException InvalidValue(string message) => Validation($"One or more parameter values were invalid: {message}");

    public static AwsException KeyMismatch() => Validation("The provided key element does not match the schema");

    public static AwsException NoSuchTable(string name) =>
        new("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");

    /// <summary>What the item operations say, which do not name the table.</summary>
    public static AwsException NoSuchResource() => new("ResourceNotFoundException", "Requested resource not found");

    public static AwsException TableExists(string name) => new("ResourceInUseException", $"Table already exists: {name}");

    public static AwsException ConditionFailed(JsonObject? item) => new("ConditionalCheckFailedException", "The conditional request failed")
    {
        Details = item is null ? null : new() { ["Item"] = item },
    };

    public static AwsException Cancelled(IReadOnlyList<JsonObject> reasons)
    {
        var message = "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + $"[{string.Join(", ", reasons.Select(reason => (string?)reason["Code"]))}]";
        // TransactionCanceledException spells its message with a capital, so that both spellings are sent.
        return new("TransactionCanceledException", message)
        {
            Details = new() { ["Message"] = message, ["CancellationReasons"] = new JsonArray([.. reasons]) },
        };
    }
}
