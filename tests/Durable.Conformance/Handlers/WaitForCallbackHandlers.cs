using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 7, callbacks with a submitter.</summary>
internal static class WaitForCallbackHandlers
{
    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["7-2"] = async (_, context, _) => await AskAsync(context, "approval"),
        ["7-3"] = async (_, context, _) => await AskAsync(context, null),
        ["7-5"] = async (input, context, _) => await AskAsync(context, input!.ToString(), new() { Timeout = TimeSpan.FromSeconds(3) }),
        ["7-7"] = async (input, context, _) => await context.WaitForCallbackAsync<JsonNode?>(
            (_, _, _) => Task.FromException(new InvalidOperationException("nobody listens")),
            name: input!.ToString(),
            config: new()
            {
                RetryStrategy = RetryStrategy.FromDelegate((_, attempt) => attempt < 2
                    ? RetryDecision.RetryAfter(TimeSpan.FromSeconds(1))
                    : RetryDecision.DoNotRetry()),
            }),
        ["7-8"] = async (input, context, _) =>
            await context.InChildAsync((child, _) => AskAsync(child, input!.ToString()), name: "wrapper"),
        ["7-9"] = async (_, context, _) =>
        {
            await AskAsync(context, "first");
            return await AskAsync(context, "second");
        },
        ["7-10"] = async (input, context, _) =>
        {
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            await context.StepAsync((_, _) => Task.FromResult("data"));
            return await AskAsync(context, input!.ToString());
        },
        ["7-12"] = async (input, context, _) =>
            await AskAsync(context, input!.ToString(), new() { HeartbeatTimeout = TimeSpan.FromSeconds(5) }),
        ["7-14"] = TryAsync,
        ["7-15"] = async (input, context, _) => await AskAsync(context, input!.ToString()),
    };

    private static Task<JsonNode?> AskAsync(IDurableContext context, string? name, WaitForCallbackConfig? config = null) =>
        context.WaitForCallbackAsync<JsonNode?>((_, _, _) => Task.CompletedTask, name, config);

    private static async Task<object?> TryAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        try
        {
            return await AskAsync(context, input!.ToString(), new() { Timeout = TimeSpan.FromSeconds(3) });
        }
        catch (CallbackTimeoutException)
        {
            return "timed-out-handled";
        }
    }
}
