using Amazon.Lambda.Core;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>One invocation of a durable function: what its operations share, and the race of the workflow against its suspension.</summary>
internal sealed class DurableInvocation
{
    private readonly TimeProvider _time;

    private DurableInvocation(
        string executionArn,
        ILambdaContext lambda,
        Payloads payloads,
        RecordedOperations recorded,
        DurableService service,
        TimeProvider time)
    {
        (ExecutionArn, Lambda, Payloads, Recorded, _time) = (executionArn, lambda, payloads, recorded, time);
        Journal = new CheckpointJournal(async updates => recorded.Merge(await service.CheckpointAsync(updates)));
    }

    public string ExecutionArn { get; }

    public ILambdaContext Lambda { get; }

    public Payloads Payloads { get; }

    public RecordedOperations Recorded { get; }

    public CheckpointJournal Journal { get; }

    public Suspension Suspension { get; } = new();

    /// <summary>Reads what is recorded of the execution, all pages of it.</summary>
    /// <exception cref="DurableExecutionException">The service refused a page.</exception>
    public static async Task<DurableInvocation> OpenAsync(
        DurableExecutionInvocationInput input, ILambdaContext lambda, Payloads payloads, IAmazonLambda client, TimeProvider time)
    {
        var service = new DurableService(client, input.DurableExecutionArn, input.CheckpointToken);
        var recorded = new RecordedOperations(input.InitialExecutionState?.Operations ?? []);
        await foreach (var operation in service.ReadFromAsync(input.InitialExecutionState?.NextMarker))
            recorded.Merge([operation]);
        return new(input.DurableExecutionArn, lambda, payloads, recorded, service, time);
    }

    /// <summary>Whether a recorded time, in milliseconds since 1970, is over; one that is not recorded is.</summary>
    /// <remarks>Spares an invocation when the service has not yet written down that its own timer fired.</remarks>
    public bool IsPast(long? timestamp) => timestamp is not { } due || _time.GetUtcNow().ToUnixTimeMilliseconds() >= due;

    /// <exception cref="DurableExecutionException">A checkpoint was refused in a way that another invocation may overcome.</exception>
    public async Task<DurableExecutionInvocationOutput> RunAsync<T>(Func<IDurableContext, Task<T>> workflow)
    {
        var context = new DurableContext(this, new OperationIds(scope: null, parentId: null));
        try
        {
            using var scope = context.Logger.BeginScope(LogScope());
            var output = await RaceAsync(() => workflow(context));
            await Journal.CloseAsync();
            return output;
        }
        catch (DurableExecutionException refusal) when (CheckpointRefusal.IsFinal(refusal))
        {
            return Failed(refusal);
        }
    }

    private async Task<DurableExecutionInvocationOutput> RaceAsync<T>(Func<Task<T>> workflow)
    {
        // On a thread of its own, so that a suspension ends the invocation even while other branches keep computing.
        var running = Task.Run(workflow);
        if (await Task.WhenAny(running, Suspension.Requested) != running)
            return new() { Status = InvocationStatus.Pending };

        try
        {
            var result = await running;
            return new() { Status = InvocationStatus.Succeeded, Result = result is null ? null : Payloads.Write(result) };
        }
        catch (Exception failure)
        {
            return Failed(failure);
        }
    }

    private static DurableExecutionInvocationOutput Failed(Exception failure) =>
        new() { Status = InvocationStatus.Failed, Error = ErrorObject.FromException(failure) };

    // Lambda's console finds the lines of an execution by the key executionArn (aws-lambda-dotnet issue 2423).
    private Dictionary<string, object> LogScope() => new()
    {
        ["executionArn"] = ExecutionArn,
        ["awsRequestId"] = Lambda.AwsRequestId ?? "",
    };
}
