using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

public partial class AmazonStepFunctionsClient
{
    public virtual Task<CreateStateMachineResponse> CreateStateMachineAsync(
        CreateStateMachineRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.CreateStateMachineRequest, StepFunctionsJson.Default.CreateStateMachineResponse, cancellationToken);

    public virtual Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.DescribeExecutionRequest, StepFunctionsJson.Default.DescribeExecutionResponse, cancellationToken);

    public virtual Task<DescribeStateMachineResponse> DescribeStateMachineAsync(
        DescribeStateMachineRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.DescribeStateMachineRequest, StepFunctionsJson.Default.DescribeStateMachineResponse, cancellationToken);

    public virtual Task<DescribeStateMachineForExecutionResponse> DescribeStateMachineForExecutionAsync(
        DescribeStateMachineForExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.DescribeStateMachineForExecutionRequest, StepFunctionsJson.Default.DescribeStateMachineForExecutionResponse, cancellationToken);

    public virtual Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(
        GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.GetExecutionHistoryRequest, StepFunctionsJson.Default.GetExecutionHistoryResponse, cancellationToken);

    public virtual Task<ListExecutionsResponse> ListExecutionsAsync(
        ListExecutionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.ListExecutionsRequest, StepFunctionsJson.Default.ListExecutionsResponse, cancellationToken);

    public virtual Task<SendTaskFailureResponse> SendTaskFailureAsync(
        SendTaskFailureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.SendTaskFailureRequest, StepFunctionsJson.Default.SendTaskFailureResponse, cancellationToken);

    public virtual Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(
        SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.SendTaskHeartbeatRequest, StepFunctionsJson.Default.SendTaskHeartbeatResponse, cancellationToken);

    public virtual Task<SendTaskSuccessResponse> SendTaskSuccessAsync(
        SendTaskSuccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.SendTaskSuccessRequest, StepFunctionsJson.Default.SendTaskSuccessResponse, cancellationToken);

    public virtual Task<StartExecutionResponse> StartExecutionAsync(
        StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.StartExecutionRequest, StepFunctionsJson.Default.StartExecutionResponse, cancellationToken);

    public virtual Task<StopExecutionResponse> StopExecutionAsync(
        StopExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            request, StepFunctionsJson.Default.StopExecutionRequest, StepFunctionsJson.Default.StopExecutionResponse, cancellationToken);

    private Task<TResponse> CallAsync<TRequest, TResponse>(
        TRequest request, JsonTypeInfo<TRequest> body, JsonTypeInfo<TResponse> answer, CancellationToken cancellationToken)
        where TRequest : AmazonStepFunctionsRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, AwsJson.Call(StepFunctionsService.Model, request, body, answer).Options, cancellationToken);
}
