using System.Text.Json.Serialization;
using Amazon.Runtime.Clients;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

/// <summary>The JSON bodies of requests and answers. Members are camelCase on the wire.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(EpochSecondsConverter),
        typeof(ConstantConverter<EncryptionType>),
        typeof(ConstantConverter<ExecutionRedriveFilter>),
        typeof(ConstantConverter<ExecutionRedriveStatus>),
        typeof(ConstantConverter<ExecutionStatus>),
        typeof(ConstantConverter<HistoryEventType>),
        typeof(ConstantConverter<IncludedData>),
        typeof(ConstantConverter<LogLevel>),
        typeof(ConstantConverter<StateMachineStatus>),
        typeof(ConstantConverter<StateMachineType>),
    ])]
[JsonSerializable(typeof(CreateStateMachineRequest))]
[JsonSerializable(typeof(CreateStateMachineResponse))]
[JsonSerializable(typeof(DescribeExecutionRequest))]
[JsonSerializable(typeof(DescribeExecutionResponse))]
[JsonSerializable(typeof(DescribeStateMachineRequest))]
[JsonSerializable(typeof(DescribeStateMachineResponse))]
[JsonSerializable(typeof(DescribeStateMachineForExecutionRequest))]
[JsonSerializable(typeof(DescribeStateMachineForExecutionResponse))]
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
[JsonSerializable(typeof(StopExecutionRequest))]
[JsonSerializable(typeof(StopExecutionResponse))]
internal sealed partial class StepFunctionsJson : JsonSerializerContext;
