using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsRequest : AmazonWebServiceRequest;

/// <summary>AWS Step Functions on the wire: AWS JSON 1.0.</summary>
internal static class StepFunctionsService
{
    public static readonly ServiceModel Model = new()
    {
        ServiceId = "SFN",
        ApiVersion = "2016-11-23",
        TargetPrefix = "AWSStepFunctions",
        OtherError = error => new AmazonStepFunctionsException(error),
        Errors = new Dictionary<string, Func<ErrorResponse, AmazonServiceException>>
        {
            ["ExecutionAlreadyExists"] = error => new ExecutionAlreadyExistsException(error),
            ["ExecutionDoesNotExist"] = error => new ExecutionDoesNotExistException(error),
            ["InvalidToken"] = error => new InvalidTokenException(error),
            ["TaskDoesNotExist"] = error => new TaskDoesNotExistException(error),
            ["TaskTimedOut"] = error => new TaskTimedOutException(error),
            ["ValidationException"] = error => new ValidationException(error),
        },
    };
}

/// <summary>The JSON bodies of requests and answers. Members are camelCase on the wire.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(EpochSecondsConverter),
        typeof(ConstantConverter<ExecutionStatus>),
        typeof(ConstantConverter<HistoryEventType>),
    ])]
[JsonSerializable(typeof(CreateStateMachineRequest))]
[JsonSerializable(typeof(CreateStateMachineResponse))]
[JsonSerializable(typeof(DescribeExecutionRequest))]
[JsonSerializable(typeof(DescribeExecutionResponse))]
[JsonSerializable(typeof(GetExecutionHistoryRequest))]
[JsonSerializable(typeof(GetExecutionHistoryResponse))]
[JsonSerializable(typeof(ListExecutionsRequest))]
[JsonSerializable(typeof(ListExecutionsResponse))]
[JsonSerializable(typeof(SendTaskFailureRequest))]
[JsonSerializable(typeof(SendTaskFailureResponse))]
[JsonSerializable(typeof(SendTaskHeartbeatRequest))]
[JsonSerializable(typeof(SendTaskHeartbeatResponse))]
[JsonSerializable(typeof(SendTaskSuccessRequest))]
[JsonSerializable(typeof(SendTaskSuccessResponse))]
[JsonSerializable(typeof(StartExecutionRequest))]
[JsonSerializable(typeof(StartExecutionResponse))]
internal sealed partial class StepFunctionsJson : JsonSerializerContext;
