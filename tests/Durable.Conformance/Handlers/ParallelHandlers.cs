using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Branch = System.Func<Amazon.Lambda.DurableExecution.IDurableContext, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Text.Json.Nodes.JsonNode?>>;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 8, parallel branches.</summary>
internal static class ParallelHandlers
{
    private static readonly Branch Failing = (_, _) => Task.FromException<JsonNode?>(new InvalidOperationException("it broke"));

    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["8-1"] = async (_, context, _) => (await RunAsync(context, "parallel", [Stepping("task-1"), Stepping("task-2")])).GetResults(),
        ["8-4"] = async (_, context, _) => (await RunAsync(
            context, "hetero", [Giving("hello"), Giving(42), Giving(new JsonObject { ["k"] = "v" })])).GetResults(),
        ["8-5"] = async (_, context, _) => (await context.ParallelAsync<JsonNode?>(Array.Empty<Branch>(), "empty")).GetResults(),
        ["8-8"] = async (_, context, _) => (await RunAsync(
            context, "min-successful", [Giving("a"), Giving("b"), Giving("c"), Giving("d")], new() { MinSuccessful = 2 })).WithSuccesses(),
        ["8-9"] = async (_, context, _) => (await RunAsync(
            context, "tolerated", [Giving("a"), Failing, Giving("c")], new() { ToleratedFailureCount = 1 })).WithStatus(),
        ["8-10"] = async (_, context, _) => (await RunAsync(
            context, "tolerated-exceeded", [Failing, Failing, Giving("c")], new() { ToleratedFailureCount = 1 })).WithFailures(),
        ["8-11"] = async (_, context, _) => (await context.ParallelAsync<JsonNode?>(
            [Giving("r0"), Giving("r1"), Giving("r2")], "concurrent", new() { MaxConcurrency = 2 })).GetResults(),
        ["8-12"] = async (_, context, _) => (await context.ParallelAsync<JsonNode?>(
            [Stepping("fa"), Stepping("fb")], "flat", new() { MaxConcurrency = 1, NestingType = NestingType.Flat })).GetResults(),
        // The .NET runtime takes the share from 0 to 1.
        ["8-13"] = async (_, context, _) => (await RunAsync(
            context,
            "tolerated-pct",
            [Failing, Failing, Giving("c"), Giving("d")],
            new() { ToleratedFailurePercentage = 0.25 })).WithFailures(),
        ["8-14"] = async (_, context, _) => (await RunAsync(context, "replay", [Stepping("b0"), WaitAsync])).GetResults(),
        ["8-17"] = async (_, context, _) => (await RunAsync(
            context, "min-not-reached", [Giving("a"), Failing, Giving("c")], new() { MinSuccessful = 3 })).WithStatus(),
        ["8-19"] = async (_, context, _) => (await context.ParallelAsync<JsonNode?>(
            [Giving("a"), Giving("b")], "bad-concurrency", new() { MaxConcurrency = 0 })).GetResults(),
        ["8-20"] = AccessAsync,
        ["8-22"] = async (_, context, _) => (await RunAsync(
            context,
            "pct-boundary",
            [Failing, Giving("b"), Giving("c"), Giving("d")],
            new() { ToleratedFailurePercentage = 0.25 })).WithStatus(),
    };

    private static Branch Giving(JsonNode value) => (_, _) => Task.FromResult<JsonNode?>(value);

    private static Branch Stepping(string value) =>
        (branch, ct) => branch.StepAsync((_, _) => Task.FromResult<JsonNode?>(value), cancellationToken: ct);

    private static async Task<JsonNode?> WaitAsync(IDurableContext branch, CancellationToken cancellationToken)
    {
        await branch.WaitAsync(TimeSpan.FromSeconds(2), cancellationToken: cancellationToken);
        return "b1";
    }

    // One at a time, which makes the history the same in every run.
    private static Task<IBatchResult<JsonNode?>> RunAsync(
        IDurableContext context, string name, IReadOnlyList<Branch> branches, CompletionConfig? completion = null) =>
        context.ParallelAsync(
            branches, name, new() { MaxConcurrency = 1, CompletionConfig = completion ?? CompletionConfig.AllSuccessful() });

    private static async Task<object?> AccessAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        var result = await RunAsync(context, "accessors", [Giving("a"), Failing, Giving("c")], new() { ToleratedFailureCount = 1 });
        return new JsonObject
        {
            ["hasFailure"] = result.HasFailure,
            ["successCount"] = result.Succeeded.Count,
            ["failureCount"] = result.Failed.Count,
            ["errorCount"] = result.GetErrors().Count,
        };
    }
}
