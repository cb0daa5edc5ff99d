using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution.Services;
using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>What the operations of one invocation share.</summary>
internal sealed record DurableInvocation(
    string ExecutionArn, ILambdaContext Lambda, ExecutionState State, TerminationManager Termination, CheckpointBatcher Batcher)
{
    /// <summary>Whether a recorded time, in milliseconds since 1970, is over, by the machine's clock.</summary>
    /// <remarks>Spares an invocation when the service has not yet written down that its own timer fired.</remarks>
    public static bool IsPast(long timestamp) => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() >= timestamp;

    public ILambdaSerializer SerializerFor(ILambdaSerializer? own) => LambdaSerializerHelper.GetFor(Lambda, own);

    public DurableSerializationContext Whose(string entityId) => new(entityId, ExecutionArn);
}

/// <summary>One call of the workflow: done for the first time, or taken up from its record.</summary>
internal abstract class DurableOperation<T>(DurableInvocation invocation, OperationPlace place, string type, string? subType)
{
    protected DurableInvocation Invocation => invocation;

    protected OperationPlace Place => place;

    protected string? SubType => subType;

    /// <exception cref="NonDeterministicExecutionException">Something else is recorded at this place.</exception>
    public Task<T> RunAsync(CancellationToken cancellationToken) =>
        invocation.State.Reach(place.Id, type, place.Name) is { } recorded
            ? ReplayAsync(recorded, cancellationToken)
            : StartAsync(cancellationToken);

    protected abstract Task<T> StartAsync(CancellationToken cancellationToken);

    protected abstract Task<T> ReplayAsync(Operation recorded, CancellationToken cancellationToken);

    protected OperationUpdate Update(OperationAction action) => new()
    {
        Id = place.Id,
        ParentId = place.ParentId,
        Name = place.Name,
        Type = type,
        SubType = subType,
        Action = action,
    };

    protected OperationUpdate Failure(OperationAction action, ErrorObject error)
    {
        var update = Update(action);
        update.Error = LambdaDurableServiceClient.ToService(error);
        return update;
    }

    /// <summary>The error that ends a step for good, once it is recorded.</summary>
    protected async Task<StepException> FailStepAsync(Exception failure, CancellationToken cancellationToken)
    {
        await invocation.Batcher.EnqueueAsync(Failure(OperationAction.FAIL, RecordedError.From(failure)), cancellationToken);
        return RecordedError.StepFailed(failure);
    }

    /// <summary>A token for a body: it sees the suspension of the invocation. Checkpoints do not, or finished work would be lost with it.</summary>
    protected CancellationTokenSource StoppingWith(CancellationToken caller, CancellationToken other = default) =>
        CancellationTokenSource.CreateLinkedTokenSource(caller, invocation.Termination.Token, other);

    protected NonDeterministicExecutionException Unexpected(Operation recorded) =>
        new($"{type} operation '{place}' has unexpected status '{recorded.Status}' on replay.");
}
