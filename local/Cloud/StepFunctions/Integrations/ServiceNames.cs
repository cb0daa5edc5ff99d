using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Accounts;
using Comparison.Local.StatesLanguage.Json;

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
    /// <summary>The one parameter of the optimized integration that may be any JSON where the service takes text.</summary>
    public string Body { get; init; } = "MessageBody";

    public static ServiceNames Sqs { get; } = new(
        "AmazonSQS", "SQS", "AmazonSQSException", "AmazonSQS", "Sqs", new HashSet<string>
        {
            "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "EmptyBatchRequest", "InvalidAttributeName", "InvalidBatchEntryId",
            "InvalidMessageContents", "MessageNotInflight", "OverLimit", "PurgeQueueInProgress", "QueueDeletedRecently",
            "QueueDoesNotExist", "QueueNameExists", "ReceiptHandleIsInvalid", "TooManyEntriesInBatchRequest", "UnsupportedOperation",
        });

    public static ServiceNames Sns { get; } = new(
        "sns", "SNS", "AmazonSNSException", "AmazonSNS", "Sns", new HashSet<string>
        {
            "AuthorizationError", "BatchEntryIdsNotDistinct", "BatchRequestTooLong", "EmptyBatchRequest", "EndpointDisabled", "FilterPolicyLimitExceeded",
            "InternalError", "InvalidBatchEntryId", "InvalidParameter", "InvalidParameterValue", "InvalidSecurity", "NotFound",
            "SubscriptionLimitExceeded", "TooManyEntriesInBatchRequest", "TopicLimitExceeded", "UserErrorException",
        }) { Body = "Message" };

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

/// <summary>What the optimized integrations add to a service's answer: the HTTP answer's headers and the request's id.</summary>
/// <remarks>The checksum header of DynamoDB and the trace header of Lambda are left out: nothing here computes them.</remarks>
internal static class SdkMetadata
{
    public static JsonObject Add(JsonObject answer, AccountContext context, string contentType, int length)
    {
        var requestId = context.Ids.NewGuid();
        (string Name, string Value)[] headers =
        [
            ("Connection", "keep-alive"),
            ("Content-Length", length.ToString(CultureInfo.InvariantCulture)),
            ("Content-Type", contentType),
            ("Date", context.Time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture)),
            ("x-amzn-RequestId", requestId),
        ];
        var (all, single) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in headers)
            (all[name], single[name]) = (new JsonArray(value), value);
        answer["SdkHttpMetadata"] = new JsonObject
        {
            ["AllHttpHeaders"] = all,
            ["HttpHeaders"] = single,
            ["HttpStatusCode"] = 200,
        };
        answer["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = requestId };
        return answer;
    }

    public static JsonObject Add(JsonObject answer, AccountContext context) =>
        Add(answer, context, "application/x-amz-json-1.0", Encoding.UTF8.GetByteCount(JsonText.Write(answer)));
}
