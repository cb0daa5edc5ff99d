using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsClient : AmazonServiceClient, IAmazonStepFunctions
{
    private static StepFunctionsJson Json => StepFunctionsJson.Default;

    public AmazonStepFunctionsClient()
        : this(new AmazonStepFunctionsConfig())
    {
    }

    /// <summary>Without credentials, the SDK's usual chain finds them: environment, profile, container, instance.</summary>
    public AmazonStepFunctionsClient(AmazonStepFunctionsConfig config)
        : base(config)
    {
    }

    public AmazonStepFunctionsClient(AWSCredentials credentials, AmazonStepFunctionsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => StepFunctionsService.Model;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Complete(pipeline);

    public virtual Task<CreateStateMachineResponse> CreateStateMachineAsync(
        CreateStateMachineRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.CreateStateMachineRequest, Json.CreateStateMachineResponse, cancellationToken);

    public virtual Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.DescribeExecutionRequest, Json.DescribeExecutionResponse, cancellationToken);

    public virtual Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(
        GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.GetExecutionHistoryRequest, Json.GetExecutionHistoryResponse, cancellationToken);

    public virtual Task<ListExecutionsResponse> ListExecutionsAsync(
        ListExecutionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.ListExecutionsRequest, Json.ListExecutionsResponse, cancellationToken);

    public virtual Task<SendTaskFailureResponse> SendTaskFailureAsync(
        SendTaskFailureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.SendTaskFailureRequest, Json.SendTaskFailureResponse, cancellationToken);

    public virtual Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(
        SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.SendTaskHeartbeatRequest, Json.SendTaskHeartbeatResponse, cancellationToken);

    public virtual Task<SendTaskSuccessResponse> SendTaskSuccessAsync(
        SendTaskSuccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.SendTaskSuccessRequest, Json.SendTaskSuccessResponse, cancellationToken);

    public virtual Task<StartExecutionResponse> StartExecutionAsync(
        StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.StartExecutionRequest, Json.StartExecutionResponse, cancellationToken);

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request, JsonTypeInfo<TRequest> body, JsonTypeInfo<TResponse> answer, CancellationToken cancellationToken)
        where TRequest : AmazonStepFunctionsRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, AwsJson.Call(StepFunctionsService.Model, request, body, answer).Options, cancellationToken);
}
