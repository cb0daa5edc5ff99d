namespace Comparison.Local.Cloud.StepFunctions.Integrations;

/// <summary>What one service is called in the various places.</summary>
/// <param name="TargetPrefix">Names the service of the account.</param>
/// <param name="Optimized">Begins the errors of the optimized integration: <c>DynamoDB.</c></param>
/// <param name="OptimizedFallback">The optimized integration's error for what the service model does not name.</param>
/// <param name="OptimizedService">In the causes of the optimized integration.</param>
/// <param name="Sdk">Begins the errors of the aws-sdk integration, and names the service in its causes: <c>DynamoDb</c>.</param>
/// <param name="Modelled">The errors of the service model, which both integrations call by their names.</param>
internal sealed record ServiceNames(
    string TargetPrefix, string Optimized, string OptimizedFallback, string OptimizedService, string Sdk, IReadOnlySet<string> Modelled)
{
    public static ServiceNames Sqs { get; } = new(
        "AmazonSQS", "SQS", "AmazonSQSException", "AmazonSQS", "Sqs", new HashSet<string>
        {
            "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "EmptyBatchRequest", "InvalidAttributeName", "InvalidBatchEntryId",
            "InvalidMessageContents", "MessageNotInflight", "OverLimit", "PurgeQueueInProgress", "QueueDeletedRecently",
            "QueueDoesNotExist", "QueueNameExists", "ReceiptHandleIsInvalid", "TooManyEntriesInBatchRequest", "UnsupportedOperation",
        });

    public static ServiceNames DynamoDb { get; } = new(
        "DynamoDB_20120810", "DynamoDB", "AmazonDynamoDBException", "AmazonDynamoDBv2", "DynamoDb", new HashSet<string>
        {
            "ConditionalCheckFailedException", "DuplicateItemException", "IdempotentParameterMismatchException", "InternalServerError",
            "ItemCollectionSizeLimitExceededException", "LimitExceededException", "ProvisionedThroughputExceededException",
            "RequestLimitExceeded", "ResourceInUseException", "ResourceNotFoundException", "ThrottlingException",
            "TransactionCanceledException", "TransactionConflictException", "TransactionInProgressException",
        });

    public static ServiceNames States { get; } = new(
        "AWSStepFunctions", "StepFunctions", "AWSStepFunctionsException", "AWSStepFunctions", "Sfn", new HashSet<string>
        {
            "ActivityAlreadyExists", "ActivityDoesNotExist", "ActivityLimitExceeded", "ActivityWorkerLimitExceeded", "ConflictException",
            "ExecutionAlreadyExists", "ExecutionDoesNotExist", "ExecutionLimitExceeded", "ExecutionNotRedrivable", "InvalidArn",
            "InvalidDefinition", "InvalidEncryptionConfiguration", "InvalidExecutionInput", "InvalidLoggingConfiguration", "InvalidName",
            "InvalidOutput", "InvalidToken", "InvalidTracingConfiguration", "KmsAccessDeniedException", "KmsInvalidStateException",
            "KmsThrottlingException", "MissingRequiredParameter", "ResourceNotFound", "ServiceQuotaExceededException",
            "StateMachineAlreadyExists", "StateMachineDeleting", "StateMachineDoesNotExist", "StateMachineLimitExceeded",
            "StateMachineTypeNotSupported", "TaskDoesNotExist", "TaskTimedOut", "TooManyTags", "ValidationException",
        });

    /// <summary>The name of the SDK's exception for an error; null when the service model does not have it.</summary>
    public string? ExceptionName(string code) => !Modelled.Contains(code) ? null
        : code.EndsWith("Exception", StringComparison.Ordinal) ? code
        : code + "Exception";
}
