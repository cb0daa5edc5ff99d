using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>AWS Step Functions on the wire: AWS JSON 1.0.</summary>
internal static class StepFunctionsService
{
    public static readonly ServiceModel Model = new()
    {
        ServiceId = "SFN",
        ApiVersion = "2016-11-23",
        TargetPrefix = "AWSStepFunctions",
        OtherError = error => new AmazonStepFunctionsException(error),
        Errors = new Dictionary<string, Func<ServiceError, AmazonServiceException>>
        {
            ["ConflictException"] = error => new ConflictException(error),
            ["ExecutionAlreadyExists"] = error => new ExecutionAlreadyExistsException(error),
            ["ExecutionDoesNotExist"] = error => new ExecutionDoesNotExistException(error),
            ["ExecutionLimitExceeded"] = error => new ExecutionLimitExceededException(error),
            ["InvalidArn"] = error => new InvalidArnException(error),
            ["InvalidDefinition"] = error => new InvalidDefinitionException(error),
            ["InvalidEncryptionConfiguration"] = error => new InvalidEncryptionConfigurationException(error),
            ["InvalidExecutionInput"] = error => new InvalidExecutionInputException(error),
            ["InvalidLoggingConfiguration"] = error => new InvalidLoggingConfigurationException(error),
            ["InvalidName"] = error => new InvalidNameException(error),
            ["InvalidOutput"] = error => new InvalidOutputException(error),
            ["InvalidToken"] = error => new InvalidTokenException(error),
            ["InvalidTracingConfiguration"] = error => new InvalidTracingConfigurationException(error),
            ["KmsAccessDeniedException"] = error => new KmsAccessDeniedException(error),
            ["KmsInvalidStateException"] = error => new KmsInvalidStateException(error),
            ["KmsThrottlingException"] = error => new KmsThrottlingException(error),
            ["ResourceNotFound"] = error => new ResourceNotFoundException(error),
            ["StateMachineAlreadyExists"] = error => new StateMachineAlreadyExistsException(error),
            ["StateMachineDeleting"] = error => new StateMachineDeletingException(error),
            ["StateMachineDoesNotExist"] = error => new StateMachineDoesNotExistException(error),
            ["StateMachineLimitExceeded"] = error => new StateMachineLimitExceededException(error),
            ["StateMachineTypeNotSupported"] = error => new StateMachineTypeNotSupportedException(error),
            ["TaskDoesNotExist"] = error => new TaskDoesNotExistException(error),
            ["TaskTimedOut"] = error => new TaskTimedOutException(error),
            ["TooManyTags"] = error => new TooManyTagsException(error),
            ["ValidationException"] = error => new ValidationException(error),
        },
    };
}
