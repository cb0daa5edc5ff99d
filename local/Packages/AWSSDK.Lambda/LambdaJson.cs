using System.Text.Json.Serialization;
using Amazon.Lambda.Model;
using Amazon.Runtime.Clients;

namespace Amazon.Lambda;

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
