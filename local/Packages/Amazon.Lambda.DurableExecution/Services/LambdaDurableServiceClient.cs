using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Lambda.DurableExecution.Services;

/// <summary>The service's two operations for a running function, each authorized by the token that the one before it returned.</summary>
/// <remarks>As in AWS's package an answer without a token does not end the invocation: the next call goes with an empty one (issue 2572).</remarks>
internal sealed class LambdaDurableServiceClient(IAmazonLambda client, string executionArn, string? firstToken)
{
    private const string UserAgent = "aws-durable-execution-sdk-dotnet/2.1.0";

    private string? _token = firstToken;

    /// <summary>Records the updates, all or none.</summary>
    /// <returns>What the service knows better: ids of new callbacks, timers that fired, callbacks that were completed.</returns>
    /// <exception cref="DurableExecutionException">The service refused; the inner exception is its answer.</exception>
    public async Task<IEnumerable<Operation>> CheckpointAsync(List<OperationUpdate> updates)
    {
        var request = Named(new CheckpointDurableExecutionRequest
        {
            DurableExecutionArn = executionArn,
            CheckpointToken = _token ?? "",
            Updates = updates,
        });
        try
        {
            var response = await client.CheckpointDurableExecutionAsync(request);
            _token = response.CheckpointToken;
            return (response.NewExecutionState?.Operations ?? []).Select(ToRecord);
        }
        catch (AmazonServiceException refusal)
        {
            throw new DurableExecutionException(
                $"Failed to checkpoint operations for durable execution '{executionArn}': {refusal.Message}", refusal);
        }
    }

    /// <summary>Reads the pages that did not fit into the event. AWS's default page of 100 operations is taken, as its package does.</summary>
    /// <exception cref="DurableExecutionException">The service refused; the inner exception is its answer.</exception>
    public async IAsyncEnumerable<Operation> ReadFromAsync(string? marker)
    {
        while (!string.IsNullOrEmpty(marker))
        {
            var page = await ReadPageAsync(marker);
            foreach (var operation in page.Operations ?? [])
                yield return ToRecord(operation);
            marker = page.NextMarker;
        }
    }

    public static Model.ErrorObject ToService(ErrorObject error) => new()
    {
        ErrorType = error.ErrorType,
        ErrorMessage = error.ErrorMessage,
        ErrorData = error.ErrorData,
        StackTrace = error.StackTrace?.ToList(),
    };

    private async Task<GetDurableExecutionStateResponse> ReadPageAsync(string marker)
    {
        var request = Named(new GetDurableExecutionStateRequest
        {
            DurableExecutionArn = executionArn,
            CheckpointToken = _token ?? "",
            Marker = marker,
        });
        try
        {
            return await client.GetDurableExecutionStateAsync(request);
        }
        catch (AmazonServiceException refusal)
        {
            throw new DurableExecutionException(
                $"Failed to fetch execution state for durable execution '{executionArn}' (marker '{marker}'): {refusal.Message}", refusal);
        }
    }

    private static T Named<T>(T request)
        where T : AmazonWebServiceRequest
    {
        ((IAmazonWebServiceRequest)request).UserAgentDetails.AddUserAgentComponent(UserAgent);
        return request;
    }

    private static Operation ToRecord(Model.Operation operation) => new()
    {
        Id = operation.Id,
        Type = operation.Type,
        Status = operation.Status,
        Name = operation.Name,
        ParentId = operation.ParentId,
        SubType = operation.SubType,
        StepDetails = operation.StepDetails is not { } step ? null : new()
        {
            Result = step.Result,
            Error = ToRecord(step.Error),
            Attempt = step.Attempt,
            NextAttemptTimestamp = Milliseconds(step.NextAttemptTimestamp),
        },
        WaitDetails = operation.WaitDetails is not { } wait ? null : new()
        {
            ScheduledEndTimestamp = Milliseconds(wait.ScheduledEndTimestamp),
        },
        ExecutionDetails = operation.ExecutionDetails is not { } execution ? null : new() { InputPayload = execution.InputPayload },
        CallbackDetails = operation.CallbackDetails is not { } callback ? null : new()
        {
            CallbackId = callback.CallbackId,
            Result = callback.Result,
            Error = ToRecord(callback.Error),
        },
        ChainedInvokeDetails = operation.ChainedInvokeDetails is not { } invoke ? null : new()
        {
            Result = invoke.Result,
            Error = ToRecord(invoke.Error),
        },
        ContextDetails = operation.ContextDetails is not { } context ? null : new()
        {
            Result = context.Result,
            Error = ToRecord(context.Error),
            ReplayChildren = context.ReplayChildren,
        },
    };

    private static ErrorObject? ToRecord(Model.ErrorObject? error) => error is null ? null : new()
    {
        ErrorType = error.ErrorType,
        ErrorMessage = error.ErrorMessage,
        ErrorData = error.ErrorData,
        StackTrace = error.StackTrace,
    };

    // The SDK hands timestamps out as UTC, whatever their kind says.
    private static long? Milliseconds(DateTime? timestamp) =>
        timestamp is { } time ? new DateTimeOffset(time.Ticks, TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
}
