using Amazon.Lambda.Model;
using Amazon.Runtime;

namespace Amazon.Lambda.DurableExecution.Internal;

/// <summary>The service's two operations for a running function, each authorized by the token that the one before it returned.</summary>
internal sealed class DurableService(IAmazonLambda client, string executionArn, string? firstToken)
{
    private string? _token = firstToken;

    /// <summary>Records the updates, all or none.</summary>
    /// <returns>What the service knows better: ids of new callbacks, timers that fired, callbacks that were completed.</returns>
    /// <exception cref="DurableExecutionException">The service refused; the inner exception is its answer.</exception>
    public async Task<IEnumerable<Operation>> CheckpointAsync(List<OperationUpdate> updates)
    {
        var request = new CheckpointDurableExecutionRequest
        {
            DurableExecutionArn = executionArn,
            CheckpointToken = _token,
            Updates = updates,
        };
        try
        {
            var response = await client.CheckpointDurableExecutionAsync(request);
            _token = response.CheckpointToken;
            return (response.NewExecutionState?.Operations ?? []).Select(ServiceOperation.ToRecord);
        }
        catch (AmazonServiceException refusal)
        {
            throw new DurableExecutionException($"The service did not take a checkpoint of '{executionArn}': {refusal.Message}", refusal);
        }
    }

    /// <summary>Reads the pages that did not fit into the event. AWS's default page of 100 operations is taken, as 1.0.0 does.</summary>
    /// <exception cref="DurableExecutionException">The service refused; the inner exception is its answer.</exception>
    public async IAsyncEnumerable<Operation> ReadFromAsync(string? marker)
    {
        while (!string.IsNullOrEmpty(marker))
        {
            var page = await ReadPageAsync(marker);
            foreach (var operation in page.Operations ?? [])
                yield return ServiceOperation.ToRecord(operation);
            marker = page.NextMarker;
        }
    }

    private async Task<GetDurableExecutionStateResponse> ReadPageAsync(string marker)
    {
        var request = new GetDurableExecutionStateRequest
        {
            DurableExecutionArn = executionArn,
            CheckpointToken = _token,
            Marker = marker,
        };
        try
        {
            return await client.GetDurableExecutionStateAsync(request);
        }
        catch (AmazonServiceException refusal)
        {
            throw new DurableExecutionException($"The service did not give the state of '{executionArn}': {refusal.Message}", refusal);
        }
    }
}
