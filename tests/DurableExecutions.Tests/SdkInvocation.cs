using Comparison.Local.DurableExecutions;
using Comparison.Local.DurableExecutions.Errors;
using Comparison.Local.DurableExecutions.Executions;
using Comparison.Local.DurableExecutions.Listings;
using Comparison.Local.DurableExecutions.Operations;

namespace Comparison.DurableExecutions.Tests;

/// <summary>One invocation, as the SDK inside it would speak to the service.</summary>
internal sealed class SdkInvocation(DurableService service, DurableInvocationRequest invocation)
{
    private const string RequestId = "request";

    public string Token { get; private set; } = invocation.CheckpointToken;

    public string Arn => invocation.ExecutionArn;

    public string Version => invocation.Version;

    public IReadOnlyList<string> Updated => invocation.UpdatedOperationIds;

    public DurablePage<DurableOperation> State => invocation.State;

    public IReadOnlyList<DurableOperation> Checkpoint(params DurableOperationUpdate[] updates)
    {
        var answer = service.Checkpoint(Arn, Token, updates);
        Token = answer.CheckpointToken ?? "";
        return answer.Operations;
    }

    public void Suspend() => Return("PENDING");

    public void Succeed(string? result = null) => Return("SUCCEEDED", result);

    public void Return(string? status, string? result = null, DurableError? error = null) =>
        service.Complete(invocation, RequestId, new(status, result, error));

    public void Throw(string type, string message = "boom") =>
        service.Fail(invocation, RequestId, new() { ErrorType = type, ErrorMessage = message });
}
