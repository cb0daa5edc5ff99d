using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Clients;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Lambda;

public class AmazonLambdaClient : AmazonServiceClient, IAmazonLambda
{
    private const string Executions = "/2025-12-01/durable-executions/{DurableExecutionArn}";
    private const string Callbacks = "/2025-12-01/durable-execution-callbacks/{CallbackId}";

    private static LambdaJson Json => LambdaJson.Default;

    public AmazonLambdaClient()
        : this(new AmazonLambdaConfig())
    {
    }

    /// <summary>Without credentials, the SDK's usual chain finds them: environment, profile, container, instance.</summary>
    public AmazonLambdaClient(AmazonLambdaConfig config)
        : base(config)
    {
    }

    public AmazonLambdaClient(AWSCredentials credentials, AmazonLambdaConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata => LambdaService.Model;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Complete(pipeline);

    public virtual Task<CheckpointDurableExecutionResponse> CheckpointDurableExecutionAsync(
        CheckpointDurableExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.CheckpointDurableExecutionResponse, http => http
            .Post($"{Executions}/checkpoint")
            .Label("DurableExecutionArn", request.DurableExecutionArn)
            .Json(Body(request), Json.CheckpointDurableExecutionRequest), cancellationToken);

    public virtual Task<GetDurableExecutionResponse> GetDurableExecutionAsync(
        GetDurableExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.GetDurableExecutionResponse, http => http
            .Get(Executions)
            .Label("DurableExecutionArn", request.DurableExecutionArn), cancellationToken);

    public virtual Task<GetDurableExecutionHistoryResponse> GetDurableExecutionHistoryAsync(
        GetDurableExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.GetDurableExecutionHistoryResponse, http => http
            .Get($"{Executions}/history")
            .Label("DurableExecutionArn", request.DurableExecutionArn)
            .Query("IncludeExecutionData", request.IncludeExecutionData)
            .Query("Marker", request.Marker)
            .Query("MaxItems", request.MaxItems)
            .Query("ReverseOrder", request.ReverseOrder), cancellationToken);

    public virtual Task<GetDurableExecutionStateResponse> GetDurableExecutionStateAsync(
        GetDurableExecutionStateRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.GetDurableExecutionStateResponse, http => http
            .Get($"{Executions}/state")
            .Label("DurableExecutionArn", request.DurableExecutionArn)
            .Query("CheckpointToken", request.CheckpointToken)
            .Query("Marker", request.Marker)
            .Query("MaxItems", request.MaxItems), cancellationToken);

    public virtual Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, InvokeAnswer, http => http
            .Post("/2015-03-31/functions/{FunctionName}/invocations")
            .Label("FunctionName", request.FunctionName)
            .Query("Qualifier", request.Qualifier)
            .Header("X-Amz-Durable-Execution-Name", request.DurableExecutionName)
            .Header("X-Amz-Invocation-Type", request.InvocationType)
            .Header("X-Amz-Tenant-Id", request.TenantId)
            .Bytes(request.PayloadStream), cancellationToken);

    public virtual Task<ListDurableExecutionsByFunctionResponse> ListDurableExecutionsByFunctionAsync(
        ListDurableExecutionsByFunctionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.ListDurableExecutionsByFunctionResponse, http => http
            .Get("/2025-12-01/functions/{FunctionName}/durable-executions")
            .Label("FunctionName", request.FunctionName)
            .Query("DurableExecutionName", request.DurableExecutionName)
            .Query("Marker", request.Marker)
            .Query("MaxItems", request.MaxItems)
            .Query("Statuses", request.Statuses), cancellationToken);

    public virtual Task<SendDurableExecutionCallbackFailureResponse> SendDurableExecutionCallbackFailureAsync(
        SendDurableExecutionCallbackFailureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.SendDurableExecutionCallbackFailureResponse, http => http
            .Post($"{Callbacks}/fail")
            .Label("CallbackId", request.CallbackId)
            .Json(request.Error ?? new ErrorObject(), Json.ErrorObject), cancellationToken);

    public virtual Task<SendDurableExecutionCallbackHeartbeatResponse> SendDurableExecutionCallbackHeartbeatAsync(
        SendDurableExecutionCallbackHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.SendDurableExecutionCallbackHeartbeatResponse, http => http
            .Post($"{Callbacks}/heartbeat")
            .Label("CallbackId", request.CallbackId), cancellationToken);

    public virtual Task<SendDurableExecutionCallbackSuccessResponse> SendDurableExecutionCallbackSuccessAsync(
        SendDurableExecutionCallbackSuccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.SendDurableExecutionCallbackSuccessResponse, http => http
            .Post($"{Callbacks}/succeed")
            .Label("CallbackId", request.CallbackId)
            .Bytes(request.Result), cancellationToken);

    public virtual Task<StopDurableExecutionResponse> StopDurableExecutionAsync(
        StopDurableExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(request, Json.StopDurableExecutionResponse, http => http
            .Post($"{Executions}/stop")
            .Label("DurableExecutionArn", request.DurableExecutionArn)
            .Json(request.Error ?? new ErrorObject(), Json.ErrorObject), cancellationToken);

    /// <summary>
    /// What of a checkpoint goes into the body. A missing client token is made up, as AWS's client does, and stays the same on
    /// retries, so that a checkpoint whose answer was lost is not written twice; the caller's object is left as it is.
    /// </summary>
    private static CheckpointDurableExecutionRequest Body(CheckpointDurableExecutionRequest request) => new()
    {
        CheckpointToken = request.CheckpointToken,
        ClientToken = request.ClientToken ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
        Updates = request.Updates,
    };

    private static InvokeResponse InvokeAnswer(JsonUnmarshallerContext context)
    {
        var response = context.ResponseData;
        return new()
        {
            DurableExecutionArn = response.Header("X-Amz-Durable-Execution-Arn"),
            ExecutedVersion = response.Header("X-Amz-Executed-Version"),
            FunctionError = response.Header("X-Amz-Function-Error"),
            Payload = JsonAnswer.Bytes(context),
            StatusCode = (int)response.StatusCode,
        };
    }

    private Task<TResponse> CallAsync<TResponse>(
        AmazonLambdaRequest request, JsonTypeInfo<TResponse> answer, Action<HttpMessage> write, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        CallAsync(request, JsonAnswer.Reader(answer), write, cancellationToken);

    private Task<TResponse> CallAsync<TResponse>(
        AmazonLambdaRequest request,
        Func<JsonUnmarshallerContext, TResponse> read,
        Action<HttpMessage> write,
        CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(request, new ServiceCall(LambdaService.Model, write, read).Options, cancellationToken);
}
