using System.Text.Json;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Cloud.Lambda;
using Comparison.Local.Stacks;
using Microsoft.AspNetCore.Http;

namespace Comparison.Suite.Tests.Crashes;

/// <summary>Kills the invocation of a durable function at one of its checkpoints, and counts the messages that came of it all.</summary>
/// <remarks>
/// What is killed is the environment: its checkpoint is never answered, so its code stands still for ever, as a killed
/// process would, while Lambda hears that the runtime has exited and invokes again.
/// </remarks>
internal sealed class CrashPlan(int checkpoint, CrashMoment moment)
{
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _never = new();
    private int _checkpoints;
    private int _messages;

    public int Checkpoints => _checkpoints;

    /// <summary>Messages that the consumer of the approval queue was given.</summary>
    public int Messages => _messages;

    public bool HasCrashed => _killed.Task.IsCompleted;

    /// <summary>Whether the end of the submitter had been recorded when the crash came: then it must not run again.</summary>
    public bool SubmitterWasRecorded { get; private set; }

    public void Watch(LocalStack stack)
    {
        stack.Account.RequestHook = OnRequestAsync;
        stack.Services.Lambda.Hook = OnInvocationAsync;
    }

    private async Task OnRequestAsync(RestPath path, HttpContext http, Func<Task> handle)
    {
        var isCheckpoint = path[0] == "2025-12-01" && path[3] == "checkpoint";
        var isLast = isCheckpoint && Interlocked.Increment(ref _checkpoints) == checkpoint;
        if (isLast)
            http.Response.Body = Stream.Null;
        if (isCheckpoint && !HasCrashed && !(isLast && moment == CrashMoment.BeforeTheRecord))
            SubmitterWasRecorded |= await EndsSubmitterAsync(http.Request);
        if (!isLast || moment == CrashMoment.AfterTheRecord)
            await handle();
        if (!isLast)
            return;
        _killed.SetResult();
        await _never.Task;
    }

    private static async Task<bool> EndsSubmitterAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var body = await JsonDocument.ParseAsync(request.Body);
        request.Body.Position = 0;
        return body.RootElement.GetProperty("Updates").EnumerateArray().Any(update =>
            update.GetProperty("Action").GetString() == "SUCCEED"
            && update.TryGetProperty("Name", out var name) && name.GetString() == "approval-submitter");
    }

    private async Task<FunctionOutcome> OnInvocationAsync(FunctionInvocation invocation, Func<Task<FunctionOutcome>> run)
    {
        if (invocation.Function.Name == "comparison-approval-consumer")
            Interlocked.Add(ref _messages, JsonElement.Parse(invocation.Payload.Span).GetProperty("Records").GetArrayLength());
        if (invocation.Function.Durable is null || HasCrashed)
            return await run();
        var running = run();
        return await Task.WhenAny(running, _killed.Task) == running ? await running : FunctionOutcome.Exited(invocation.RequestId);
    }
}
