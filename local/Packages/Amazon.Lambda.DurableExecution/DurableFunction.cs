using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution.Internal;

namespace Amazon.Lambda.DurableExecution;

/// <summary>Turns a workflow into a Lambda handler: replays what is recorded, runs what is not, and answers with the outcome.</summary>
/// <remarks>
/// Payloads are read and written by <see cref="ILambdaContext.Serializer"/>. An exception of the workflow ends the execution as failed.
/// So does a checkpoint that the service refuses with a 4xx other than 429 or a stale token; any other failure to reach the service
/// is thrown, and Lambda retries the invocation.
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
        var payloads = new Payloads(lambdaContext);
        var input = payloads.Read<TInput>(ExecutionInput.Of(invocationInput));
        var invocation = await DurableInvocation.OpenAsync(invocationInput, lambdaContext, payloads, lambdaClient, TimeProvider.System);
        return await invocation.RunAsync(context => workflow(input, context));
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
}
