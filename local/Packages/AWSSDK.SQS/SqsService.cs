using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.SQS.Model;

namespace Amazon.SQS;

/// <summary>Amazon SQS on the wire: AWS JSON 1.0, and the error codes of the query protocol before it.</summary>
internal static class SqsService
{
    public static readonly ServiceModel Model = new()
    {
        ServiceId = "SQS",
        ApiVersion = "2012-11-05",
        TargetPrefix = "AmazonSQS",
        QueryCompatible = true,
        OtherError = error => new AmazonSQSException(error),
        Errors = new Dictionary<string, Func<ServiceError, AmazonServiceException>>
        {
            ["BatchEntryIdsNotDistinct"] = error => new BatchEntryIdsNotDistinctException(error),
            ["BatchRequestTooLong"] = error => new BatchRequestTooLongException(error),
            ["EmptyBatchRequest"] = error => new EmptyBatchRequestException(error),
            ["InvalidAddress"] = error => new InvalidAddressException(error),
            ["InvalidAttributeName"] = error => new InvalidAttributeNameException(error),
            ["InvalidAttributeValue"] = error => new InvalidAttributeValueException(error),
            ["InvalidBatchEntryId"] = error => new InvalidBatchEntryIdException(error),
            ["InvalidIdFormat"] = error => new InvalidIdFormatException(error),
            ["InvalidMessageContents"] = error => new InvalidMessageContentsException(error),
            ["InvalidSecurity"] = error => new InvalidSecurityException(error),
            ["KmsAccessDenied"] = error => new KmsAccessDeniedException(error),
            ["KmsDisabled"] = error => new KmsDisabledException(error),
            ["KmsInvalidKeyUsage"] = error => new KmsInvalidKeyUsageException(error),
            ["KmsInvalidState"] = error => new KmsInvalidStateException(error),
            ["KmsNotFound"] = error => new KmsNotFoundException(error),
            ["KmsOptInRequired"] = error => new KmsOptInRequiredException(error),
            ["KmsThrottled"] = error => new KmsThrottledException(error),
            ["MessageNotInflight"] = error => new MessageNotInflightException(error),
            ["OverLimit"] = error => new OverLimitException(error),
            ["PurgeQueueInProgress"] = error => new PurgeQueueInProgressException(error),
            ["QueueDeletedRecently"] = error => new QueueDeletedRecentlyException(error),
            ["QueueDoesNotExist"] = error => new QueueDoesNotExistException(error),
            ["QueueNameExists"] = error => new QueueNameExistsException(error),
            ["ReceiptHandleIsInvalid"] = error => new ReceiptHandleIsInvalidException(error),
            ["RequestThrottled"] = error => new RequestThrottledException(error),
            ["TooManyEntriesInBatchRequest"] = error => new TooManyEntriesInBatchRequestException(error),
            ["UnsupportedOperation"] = error => new UnsupportedOperationException(error),
        },
    };
}
