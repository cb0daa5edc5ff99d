using Amazon.Lambda.Model;
using Amazon.Runtime;

namespace Amazon.Lambda;

public interface IAmazonLambda : IAmazonService, IDisposable
{
    Task<CheckpointDurableExecutionResponse> CheckpointDurableExecutionAsync(
        CheckpointDurableExecutionRequest request, CancellationToken cancellationToken = default);

    Task<GetDurableExecutionResponse> GetDurableExecutionAsync(
        GetDurableExecutionRequest request, CancellationToken cancellationToken = default);

    Task<GetDurableExecutionHistoryResponse> GetDurableExecutionHistoryAsync(
        GetDurableExecutionHistoryRequest request, CancellationToken cancellationToken = default);

    Task<GetDurableExecutionStateResponse> GetDurableExecutionStateAsync(
        GetDurableExecutionStateRequest request, CancellationToken cancellationToken = default);

    Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default);

    Task<ListDurableExecutionsByFunctionResponse> ListDurableExecutionsByFunctionAsync(
        ListDurableExecutionsByFunctionRequest request, CancellationToken cancellationToken = default);

    Task<SendDurableExecutionCallbackFailureResponse> SendDurableExecutionCallbackFailureAsync(
        SendDurableExecutionCallbackFailureRequest request, CancellationToken cancellationToken = default);

    Task<SendDurableExecutionCallbackHeartbeatResponse> SendDurableExecutionCallbackHeartbeatAsync(
        SendDurableExecutionCallbackHeartbeatRequest request, CancellationToken cancellationToken = default);

    Task<SendDurableExecutionCallbackSuccessResponse> SendDurableExecutionCallbackSuccessAsync(
        SendDurableExecutionCallbackSuccessRequest request, CancellationToken cancellationToken = default);

    Task<StopDurableExecutionResponse> StopDurableExecutionAsync(
        StopDurableExecutionRequest request, CancellationToken cancellationToken = default);

    // Here and not in the client: an interface with an open static member could be no type argument, as of a service container.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonLambdaConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        clientConfig is AmazonLambdaConfig config
            ? new AmazonLambdaClient(awsCredentials, config)
            : throw new AmazonClientException($"The configuration of {nameof(AmazonLambdaClient)} must be {nameof(AmazonLambdaConfig)}");
}
