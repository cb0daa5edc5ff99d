using Comparison.Local.Cloud.Protocol;

namespace Comparison.Local.Cloud.Sqs;

/// <summary>The errors of SQS in AWS's words, each with the code of the older query protocol that clients still compare with.</summary>
internal static class SqsErrors
{
    private const string Legacy = "AWS.SimpleQueueService.";

    public static AwsException NoSuchQueue() =>
        new("QueueDoesNotExist", "The specified queue does not exist.") { QueryCode = Legacy + "NonExistentQueue" };

    /// <summary>Of a queue of another account, which AWS does not tell apart from none.</summary>
    public static AwsException NoAccess() =>
        new("QueueDoesNotExist", "The specified queue does not exist or you do not have access to it.") { QueryCode = Legacy + "NonExistentQueue" };

    public static AwsException QueueExists(string attribute) =>
        new("QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}")
        {
            QueryCode = "QueueAlreadyExists",
        };

    public static AwsException InvalidAddress(string url) =>
        new("InvalidAddress", $"The address {url} is not valid for this endpoint.", 404) { QueryCode = "InvalidAddress" };

    public static AwsException MissingParameter(string name) =>
        new("MissingParameter", $"The request must contain the parameter {name}.") { QueryCode = "MissingParameter" };

    public static AwsException InvalidParameter(string name, object value, string reason) =>
        InvalidParameter($"Value {value} for parameter {name} is invalid. Reason: {reason}");

    public static AwsException InvalidParameter(string message) =>
        new("InvalidParameterValueException", message) { QueryCode = "InvalidParameterValue" };

    public static AwsException UnknownAttribute(string name) =>
        new("InvalidAttributeName", $"Unknown Attribute {name}.") { QueryCode = "InvalidAttributeName" };

    public static AwsException InvalidAttribute(string name) =>
        new("InvalidAttributeValue", $"Invalid value for the parameter {name}.") { QueryCode = "InvalidAttributeValue" };

    public static AwsException InvalidReceiptHandle(string handle) =>
        new("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.")
        {
            QueryCode = "ReceiptHandleIsInvalid",
        };

    public static AwsException NotInFlight() =>
        new("MessageNotInflight", "The specified message isn't in flight.") { QueryCode = Legacy + "MessageNotInflight" };

    public static AwsException InvalidCharacter(int character) => new(
        "InvalidMessageContents",
        $"Invalid binary character '#x{character:X}' was found in the message body, the set of allowed characters is "
        + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF")
    {
        QueryCode = "InvalidMessageContents",
    };

    public static AwsException PurgeInProgress(string queue) =>
        new("PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403)
        {
            QueryCode = Legacy + "PurgeQueueInProgress",
        };

    public static AwsException EmptyBatch(string entry) =>
        new("EmptyBatchRequest", $"There should be at least one {entry} in the request.") { QueryCode = Legacy + "EmptyBatchRequest" };

    public static AwsException TooManyEntries(int count) => new(
        "TooManyEntriesInBatchRequest", $"Maximum number of entries per request are 10. You have sent {count}.")
    {
        QueryCode = Legacy + "TooManyEntriesInBatchRequest",
    };

    public static AwsException RepeatedEntry(string id) =>
        new("BatchEntryIdsNotDistinct", $"Id {id} repeated.") { QueryCode = Legacy + "BatchEntryIdsNotDistinct" };

    public static AwsException InvalidEntryId() => new(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.")
    {
        QueryCode = Legacy + "InvalidBatchEntryId",
    };

    public static AwsException BatchTooLong(long bytes) => new(
        "BatchRequestTooLong",
        $"Batch requests cannot be longer than {QueueAttributes.MaxMessage} bytes. You have sent {bytes} bytes.")
    {
        QueryCode = Legacy + "BatchRequestTooLong",
    };
}
