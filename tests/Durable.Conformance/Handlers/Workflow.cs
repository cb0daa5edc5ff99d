using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>The handler of a requirement.</summary>
internal delegate Task<object?> Workflow(JsonNode? input, IDurableContext context, Crash crash);

/// <summary>Lets a handler do what <c>process.exit</c> does in a sandbox: nothing of the invocation runs on.</summary>
internal sealed class Crash
{
    private TaskCompletionSource _asked = new();

    /// <summary>Ends the invocation where it stands.</summary>
    public Task NowAsync()
    {
        _asked.SetResult();
        return new TaskCompletionSource().Task;
    }

    public async Task<FunctionOutcome> WatchAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = run();
        return await Task.WhenAny(running, _asked.Task) == running ? await running : FunctionOutcome.Exited(invocation.RequestId);
    }
}

/// <summary>Thrown by handlers where a requirement wants this name in history.</summary>
internal sealed class TransientError() : Exception("try again");
