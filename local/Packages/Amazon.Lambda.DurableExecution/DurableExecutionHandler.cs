using Amazon.Lambda.DurableExecution.Internal;

namespace Amazon.Lambda.DurableExecution;

/// <summary>How a workflow's invocation ended. At most one of result and failure counts.</summary>
internal sealed record HandlerResult<T>(InvocationStatus Status, T? Result = default, Exception? Failure = null);

/// <summary>The race of the workflow against its suspension.</summary>
internal static class DurableExecutionHandler
{
    public static async Task<HandlerResult<T>> RunAsync<T>(TerminationManager termination, Func<Task<T>> workflow)
    {
        // On a thread of its own, so that a suspension ends the invocation even while other branches keep computing.
        var running = Task.Run(workflow);
        if (await Task.WhenAny(running, termination.Requested) != running)
            return new(InvocationStatus.Pending);

        try
        {
            return new(InvocationStatus.Succeeded, await running);
        }
        catch (Exception failure)
        {
            return new(InvocationStatus.Failed, Failure: failure);
        }
    }
}
