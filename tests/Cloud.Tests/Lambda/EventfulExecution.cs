using System.Text.Json.Nodes;

namespace Comparison.Cloud.Tests.Lambda;

/// <summary>An execution to which everything happens that can, with executions that it invokes and that end in every way.</summary>
internal static class EventfulExecution
{
    private static readonly JsonObject Error = new() { ["ErrorType"] = "Boom", ["ErrorMessage"] = "it broke" };

    /// <returns>All events of all these executions.</returns>
    public static async Task<IReadOnlyList<JsonObject>> RunAsync(LambdaAccount account)
    {
        account.RegisterDurable("succeeds", _ => Task.FromResult(DurableRun.Succeeded("1")));
        account.RegisterDurable("fails", _ => Task.FromResult<JsonNode>(new JsonObject { ["Status"] = "FAILED", ["Error"] = Error.DeepClone() }));
        account.RegisterDurable("lasts", run => DurableRun.WaitOnceAsync(run, 600), executionTimeout: 30);
        account.RegisterDurable("waits", run => DurableRun.WaitOnceAsync(run, 300));
        account.RegisterDurable("main", RunAsync);
        var arn = await account.BeginAsync("main:$LATEST");
        await account.Context.Workload.WhenIdleAsync();

        var started = await EventsAsync(account, arn);
        var callbacks = started.Select(happened => (string?)happened["CallbackStartedDetails"]?["CallbackId"]).OfType<string>().ToList();
        await account.PostAsync(LambdaAccount.CallbackPath(callbacks[0], "succeed"), "1");
        await account.PostAsync(LambdaAccount.CallbackPath(callbacks[1], "fail"), Error.ToJsonString());
        var invoked = started.Select(happened => (string?)happened["ChainedInvokeStartedDetails"]?["DurableExecutionArn"]).OfType<string>().ToList();
        await account.PostAsync(LambdaAccount.Path(invoked.Single(one => one.Contains(":waits:", StringComparison.Ordinal)), "/stop"), Error.ToJsonString());
        await account.Time.AdvanceAsync(TimeSpan.FromMinutes(1));
        await account.Context.Workload.WhenIdleAsync();

        var histories = await Task.WhenAll(invoked.Append(arn).Select(one => EventsAsync(account, one)));
        return [.. histories.SelectMany(events => events)];
    }

    private static async Task<JsonNode> RunAsync(DurableRun run)
    {
        if (run.State.Count == 1)
        {
            await StartAsync(run);
            return DurableRun.Pending;
        }
        var isOpen = run.State.Skip(1).Any(operation => (string?)operation!["Status"] == "STARTED");
        return isOpen ? DurableRun.Pending : DurableRun.Succeeded("1");
    }

    private static async Task StartAsync(DurableRun run)
    {
        foreach (var type in new[] { "STEP", "CONTEXT" })
            await run.CheckpointAsync(
                DurableRun.Update(type, "START", $"{type}-1"), With(DurableRun.Update(type, "SUCCEED", $"{type}-1"), "Payload", "1"),
                DurableRun.Update(type, "START", $"{type}-2"), With(DurableRun.Update(type, "FAIL", $"{type}-2"), "Error", Error.DeepClone()));
        await run.CheckpointAsync(DurableRun.StartWait("w", 60), DurableRun.StartWait("never", 60));
        await run.CheckpointAsync(DurableRun.Update("WAIT", "CANCEL", "never"));
        await run.CheckpointAsync(DurableRun.StartCallback("c1"), DurableRun.StartCallback("c2"), DurableRun.StartCallback("c3", timeout: 60));
        foreach (var function in new[] { "succeeds", "fails", "lasts", "waits" })
            await run.CheckpointAsync(With(
                DurableRun.Update("CHAINED_INVOKE", "START", function), "ChainedInvokeOptions", new JsonObject { ["FunctionName"] = $"{function}:$LATEST" }));
    }

    private static JsonObject With(JsonObject update, string name, JsonNode value)
    {
        update[name] = value;
        return update;
    }

    private static async Task<IReadOnlyList<JsonObject>> EventsAsync(LambdaAccount account, string arn)
    {
        var history = await account.GetAsync(LambdaAccount.Path(arn, "/history?IncludeExecutionData=true&MaxItems=1000"));
        return [.. history["Events"]!.AsArray().Select(happened => happened!.AsObject())];
    }
}
