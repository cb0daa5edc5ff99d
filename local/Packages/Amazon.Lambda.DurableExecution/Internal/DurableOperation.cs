using Amazon.Lambda.Model;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>One call of the workflow: done for the first time, or taken up from its record.</summary>
internal abstract class DurableOperation<T>(DurableInvocation invocation, OperationPlace place, string type, string? subType)
{
    protected DurableInvocation Invocation => invocation;

    protected OperationPlace Place => place;

    protected string? SubType => subType;

    /// <exception cref="NonDeterministicExecutionException">Something else is recorded at this place.</exception>
    public Task<T> RunAsync(CancellationToken cancellationToken) =>
        invocation.Recorded.Reach(place.Id, type, place.Name) is { } recorded
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
        update.Error = ServiceOperation.ToService(error);
        return update;
    }

    protected NonDeterministicExecutionException Unexpected(Operation recorded) =>
        new($"{type} '{place}' is recorded with status '{recorded.Status}', which it cannot be taken up from.");
}
