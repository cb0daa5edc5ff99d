using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 9, maps.</summary>
internal static class MapHandlers
{
    private const string Failing = "fails";
    private const int QuarterOfMoreThanARecordHolds = 70_000;

    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["9-1"] = async (input, context, _) => (await context.MapAsync(
            [.. input!.AsArray().Select(item => item!.ToString())],
            (child, item, _, _, ct) => child.StepAsync((_, _) => Task.FromResult($"Hello, {item}!"), cancellationToken: ct),
            "map",
            new() { MaxConcurrency = 1 })).GetResults(),
        ["9-3"] = async (input, context, _) => (await context.MapAsync(
            [.. input!.AsArray().Select(item => (int)item!)],
            (_, item, index, _, _) => Task.FromResult(item + index),
            "indexed",
            new() { MaxConcurrency = 1 })).GetResults(),
        ["9-5"] = async (_, context, _) =>
            (await RunAsync(context, "failfast", ["ok", Failing, "unreached"], CompletionConfig.AllSuccessful())).WithStatus(),
        ["9-6"] = async (_, context, _) =>
        {
            var result = await RunAsync(context, "throwing", [Failing, "unreached"], CompletionConfig.AllSuccessful());
            result.ThrowIfError();
            return result.GetResults();
        },
        ["9-7"] = async (_, context, _) =>
            (await RunAsync(context, "min-successful", ["a", "b", "c", "d"], new() { MinSuccessful = 2 })).WithSuccesses(),
        ["9-8"] = async (_, context, _) =>
            (await RunAsync(context, "tolerated", ["a", Failing, "c"], new() { ToleratedFailureCount = 1 })).WithStatus(),
        ["9-9"] = async (_, context, _) =>
            (await RunAsync(context, "tolerated-exceeded", [Failing, Failing, "c"], new() { ToleratedFailureCount = 1 })).WithFailures(),
        ["9-11"] = async (_, context, _) => (await context.MapAsync(
            ["r0", "r1", "r2"], (_, item, _, _, _) => Task.FromResult(item), "concurrent", new() { MaxConcurrency = 2 })).GetResults(),
        ["9-16"] = LargeAsync,
        ["9-17"] = async (_, context, _) =>
        {
            var result = await context.MapAsync(
                ["a", "b"], (_, item, _, _, _) => Task.FromResult(item.ToUpperInvariant()), "then-wait", new() { MaxConcurrency = 1 });
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return result.GetResults();
        },
    };

    // One at a time, which makes the history the same in every run.
    private static Task<IBatchResult<string>> RunAsync(
        IDurableContext context, string name, IReadOnlyList<string> items, CompletionConfig completion) => context.MapAsync(
            items,
            (_, item, _, _, _) => item == Failing
                ? Task.FromException<string>(new InvalidOperationException("it broke"))
                : Task.FromResult(item),
            name,
            new() { MaxConcurrency = 1, CompletionConfig = completion });

    private static async Task<object?> LargeAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        var result = await context.MapAsync(
            [0, 1, 2, 3],
            (_, item, _, _, _) => Task.FromResult($"{item}{new string('x', QuarterOfMoreThanARecordHolds)}"),
            "large",
            new() { MaxConcurrency = 1 });
        return new JsonObject { ["successCount"] = result.SuccessCount, ["totalCount"] = result.TotalCount };
    }
}
