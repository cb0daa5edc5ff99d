using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Comparison.Durable.Conformance.Serdes;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 2, waits.</summary>
internal static class WaitHandlers
{
    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["2-1"] = (_, context, _) => context.WaitAsync(TimeSpan.FromSeconds(2)).AsNothing(),
        ["2-4"] = (_, context, _) => context.WaitAsync(TimeSpan.FromMinutes(1)).AsNothing(),
        ["2-5"] = (_, context, _) => context.WaitAsync(TimeSpan.FromHours(1)).AsNothing(),
    };
}

/// <summary>Suite 6, waits for a condition.</summary>
internal static class WaitForConditionHandlers
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["6-1"] = async (input, context, _) => await CountAsync(context, (int)input!),
        ["6-2"] = async (input, context, _) => await context.WaitForConditionAsync<int>(
            (state, _, _) => Task.FromResult(state), Until(5, state => state >= (int)input!)),
        ["6-3"] = async (input, context, _) => await CountAsync(context, (int)input!, "poll-status"),
        ["6-6"] = async (_, context, _) => await context.WaitForConditionAsync<int>(
            (state, _, _) => Task.FromResult(state + 1),
            new() { InitialState = 0, WaitStrategy = WaitStrategy.Fixed<int>(Second, maxAttempts: 3, isDone: _ => false) }),
        ["6-8"] = TryAsync,
        ["6-9"] = async (_, context, _) => await context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(Next(state)),
            Until(new JsonObject { ["status"] = "PENDING", ["attempts"] = 0 }, state => (string?)state["status"] == "DONE")),
        ["6-10"] = async (_, context, _) => await context.WaitForConditionAsync(
            (_, _, _) => Task.FromResult<string?>(null), Until<string?>("start", state => state is null)),
        ["6-11"] = async (_, context, _) => (await context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(new EncodedText($"{state.Value}x")),
            Until(new EncodedText(""), state => state.Value.Length == 2))).Value,
        ["6-12"] = async (input, context, _) =>
        {
            var count = await CountAsync(context, (int)input!);
            return await context.StepAsync((_, _) => Task.FromResult(count * 10));
        },
    };

    private static Task<int> CountAsync(IDurableContext context, int threshold, string? name = null) =>
        context.WaitForConditionAsync((state, _, _) => Task.FromResult(state + 1), Until<int>(0, state => state >= threshold), name);

    private static WaitForConditionConfig<T> Until<T>(T initial, Func<T, bool> isDone) => new()
    {
        InitialState = initial,
        WaitStrategy = WaitStrategy.FromDelegate<T>((state, _) => isDone(state) ? WaitDecision.Stop() : WaitDecision.ContinueAfter(Second)),
    };

    private static JsonObject Next(JsonObject state)
    {
        var attempts = (int)state["attempts"]! + 1;
        return new() { ["status"] = attempts < 2 ? "PENDING" : "DONE", ["attempts"] = attempts };
    }

    private static async Task<object?> TryAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        try
        {
            return await context.WaitForConditionAsync(
                (_, _, _) => Task.FromException<int>(new InvalidOperationException("it broke")), Until(0, _ => true));
        }
        catch (DurableExecutionException)
        {
            return "recovered";
        }
    }
}
