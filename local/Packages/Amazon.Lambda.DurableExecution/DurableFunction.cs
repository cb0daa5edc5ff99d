using System.Net;
using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution.Internal;
using Amazon.Lambda.DurableExecution.Services;
using Amazon.Runtime;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Turns a workflow into a Lambda handler: replays what is recorded, runs what is not, and answers with the outcome.</summary>
/// <remarks>
/// Input and output are read and written by <see cref="ILambdaContext.Serializer"/>. An exception of the workflow ends the execution as
/// failed. So does a checkpoint that the service refuses with a 4xx other than 429; any other failure to reach the service is thrown, and
/// Lambda retries the invocation. An output that cannot be written is thrown as well.
/// </remarks>
public static class DurableFunction
{
    // One for each environment, made by the first invocation that brings no client; connections outlive invocations.
    private static readonly Lazy<AmazonLambdaClient> DefaultClient = new(() => new AmazonLambdaClient());

    /// <exception cref="InvalidOperationException">The context has no serializer.</exception>
    /// <exception cref="DurableExecutionException">The event has no input, or the service could not be reached.</exception>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(
        Func<TInput, IDurableContext, Task<TOutput>> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext) =>
        WrapAsync(workflow, invocationInput, lambdaContext, DefaultClient.Value);

    /// <exception cref="InvalidOperationException">The context has no serializer.</exception>
    /// <exception cref="DurableExecutionException">The event has no input, or the service could not be reached.</exception>
    public static async Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(
        Func<TInput, IDurableContext, Task<TOutput>> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext,
        IAmazonLambda lambdaClient)
    {
        var serializer = LambdaSerializerHelper.GetRequired(lambdaContext);
        var service = new LambdaDurableServiceClient(lambdaClient, invocationInput.DurableExecutionArn, invocationInput.CheckpointToken);
        var state = new ExecutionState(invocationInput.InitialExecutionState?.Operations ?? []);
        await foreach (var operation in service.ReadFromAsync(invocationInput.InitialExecutionState?.NextMarker))
            state.Merge([operation]);
        var input = serializer.Read<TInput>(PayloadOf(invocationInput));

        var invocation = new DurableInvocation(
            invocationInput.DurableExecutionArn,
            lambdaContext,
            state,
            new(),
            new(async updates => state.Merge(await service.CheckpointAsync(updates))));
        HandlerResult<TOutput> ended;
        try
        {
            ended = await RunAsync(invocation, context => workflow(input, context));
        }
        catch (DurableExecutionException refusal) when (refusal.InnerException is AmazonServiceException answer && IsFinal(answer))
        {
            ended = new(InvocationStatus.Failed, Failure: refusal);
        }

        return new()
        {
            Status = ended.Status,
            Result = ended.Result is null ? null : serializer.Write(ended.Result),
            Error = ended.Failure is null ? null : ErrorObject.FromException(ended.Failure),
        };
    }

    /// <exception cref="InvalidOperationException">The context has no serializer.</exception>
    /// <exception cref="DurableExecutionException">The event has no input, or the service could not be reached.</exception>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput>(
        Func<TInput, IDurableContext, Task> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext) =>
        WrapAsync(workflow, invocationInput, lambdaContext, DefaultClient.Value);

    /// <exception cref="InvalidOperationException">The context has no serializer.</exception>
    /// <exception cref="DurableExecutionException">The event has no input, or the service could not be reached.</exception>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput>(
        Func<TInput, IDurableContext, Task> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext,
        IAmazonLambda lambdaClient) =>
        WrapAsync<TInput, object?>(
            async (input, context) =>
            {
                await workflow(input, context);
                return null;
            },
            invocationInput,
            lambdaContext,
            lambdaClient);

    private static async Task<HandlerResult<T>> RunAsync<T>(DurableInvocation invocation, Func<IDurableContext, Task<T>> workflow)
    {
        var context = new DurableContext(invocation, new(scope: null, parentId: null));
        // Lambda's console finds the lines of an execution by the key executionArn (aws-lambda-dotnet issue 2423).
        var scope = new Dictionary<string, object>
        {
            ["executionArn"] = invocation.ExecutionArn,
            ["awsRequestId"] = invocation.Lambda.AwsRequestId ?? "",
        };
        HandlerResult<T> ended;
        using (context.Logger.BeginScope(scope))
            ended = await DurableExecutionHandler.RunAsync(invocation.Termination, () => workflow(context));
        await invocation.Batcher.DrainAsync();
        return ended;
    }

    /// <summary>Finds the caller's payload in the event.</summary>
    private static string PayloadOf(DurableExecutionInvocationInput invocation) =>
        invocation.InitialExecutionState?.Operations?
            .Where(operation => operation.Type == OperationTypes.Execution)
            .Select(operation => operation.ExecutionDetails?.InputPayload)
            .FirstOrDefault(payload => payload is not null)
        ?? throw new DurableExecutionException(
            "The event of the durable execution has no EXECUTION operation with an input payload. "
            + "Is the function durable, and was it invoked with a version, an alias or $LATEST?");

    /// <summary>Tells refusals that no retry will change, which fail the execution, from those that Lambda shall retry.</summary>
    /// <remarks>
    /// The comparison is AWS's: by case, with a spelling that the service does not use (issue 2571). So a stale token, which a retried
    /// invocation would not have, ends the whole execution.
    /// </remarks>
    private static bool IsFinal(AmazonServiceException refusal) =>
        refusal.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests
        && !(refusal.ErrorCode == "InvalidParameterValueException"
            && refusal.Message.StartsWith("Invalid Checkpoint Token", StringComparison.Ordinal));
}
