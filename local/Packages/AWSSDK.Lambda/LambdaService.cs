using System.Text.Json.Serialization;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Internal;

namespace Amazon.Lambda;

public class AmazonLambdaRequest : AmazonWebServiceRequest;

/// <summary>AWS Lambda on the wire: restJson1.</summary>
internal static class LambdaService
{
    public static readonly ServiceModel Model = new()
    {
        ServiceId = "Lambda",
        ApiVersion = "2015-03-31",
        OtherError = error => new AmazonLambdaException(error),
        Errors = new Dictionary<string, Func<ErrorResponse, AmazonServiceException>>
        {
            ["CallbackTimeoutException"] = error => new CallbackTimeoutException(error),
            ["DurableExecutionAlreadyStartedException"] = error => new DurableExecutionAlreadyStartedException(error),
            ["InvalidParameterValueException"] = error => new InvalidParameterValueException(error),
            ["ResourceNotFoundException"] = error => new ResourceNotFoundException(error),
        },
    };
}

/// <summary>The JSON bodies of requests and answers. Members have the same names on the wire as in C#.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(EpochSecondsConverter),
        typeof(ConstantConverter<EventType>),
        typeof(ConstantConverter<ExecutionStatus>),
        typeof(ConstantConverter<OperationAction>),
        typeof(ConstantConverter<OperationStatus>),
        typeof(ConstantConverter<OperationType>),
    ])]
[JsonSerializable(typeof(CheckpointDurableExecutionRequest))]
[JsonSerializable(typeof(CheckpointDurableExecutionResponse))]
[JsonSerializable(typeof(ErrorObject))]
[JsonSerializable(typeof(GetDurableExecutionHistoryResponse))]
[JsonSerializable(typeof(GetDurableExecutionResponse))]
[JsonSerializable(typeof(GetDurableExecutionStateResponse))]
[JsonSerializable(typeof(ListDurableExecutionsByFunctionResponse))]
[JsonSerializable(typeof(SendDurableExecutionCallbackFailureResponse))]
[JsonSerializable(typeof(SendDurableExecutionCallbackHeartbeatResponse))]
[JsonSerializable(typeof(SendDurableExecutionCallbackSuccessResponse))]
[JsonSerializable(typeof(StopDurableExecutionResponse))]
internal sealed partial class LambdaJson : JsonSerializerContext;
