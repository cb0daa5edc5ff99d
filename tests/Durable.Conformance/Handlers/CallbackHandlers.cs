using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Comparison.Durable.Conformance.Serdes;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 4, callbacks.</summary>
internal static class CallbackHandlers
{
    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["4-1"] = async (input, context, _) => await AskAsync(context, input!.ToString()),
        ["4-2"] = async (_, context, _) => await AskAsync(context, "approval"),
        ["4-4"] = async (input, context, _) =>
            await AskAsync(context, input!.ToString(), new() { HeartbeatTimeout = TimeSpan.FromSeconds(5) }),
        ["4-5"] = async (input, context, _) =>
            await AskAsync(context, input!.ToString(), new() { HeartbeatTimeout = TimeSpan.FromSeconds(10) }),
        ["4-6"] = async (input, context, _) => await AskAsync(context, input!.ToString()),
        ["4-7"] = (input, context, _) => StepBetweenAsync(input, context, new()),
        ["4-8"] = (input, context, _) => StepBetweenAsync(input, context, new() { Timeout = TimeSpan.FromSeconds(5) }),
        ["4-11"] = async (input, context, _) =>
        {
            var callback = await context.CreateCallbackAsync<JsonNode?>(input!.ToString(), new() { Timeout = TimeSpan.FromSeconds(3) });
            await context.WaitAsync(TimeSpan.FromSeconds(6));
            return await callback.GetResultAsync();
        },
        ["4-12"] = (input, context, _) => WaitAfterAsync(input, context, new()),
        ["4-13"] = (input, context, _) => WaitAfterAsync(input, context, new()),
        ["4-14"] = (input, context, _) => WaitAfterAsync(input, context, new() { Timeout = TimeSpan.FromSeconds(3) }),
        ["4-15"] = async (input, context, _) =>
        {
            var callback = await context.CreateCallbackAsync<TimedMessage>(input!.ToString());
            return new Dictionary<string, TimedMessage> { ["received"] = await callback.GetResultAsync() };
        },
        ["4-18"] = async (input, context, _) =>
        {
            var first = await context.CreateCallbackAsync<JsonNode?>(input![0]!.ToString());
            var second = await context.CreateCallbackAsync<JsonNode?>(input[1]!.ToString());
            return new[] { await first.GetResultAsync(), await second.GetResultAsync() };
        },
    };

    private static async Task<JsonNode?> AskAsync(IDurableContext context, string name, CallbackConfig? config = null)
    {
        var callback = await context.CreateCallbackAsync<JsonNode?>(name, config);
        return await callback.GetResultAsync();
    }

    private static async Task<object?> StepBetweenAsync(JsonNode? input, IDurableContext context, CallbackConfig config)
    {
        var callback = await context.CreateCallbackAsync<JsonNode?>(input!.ToString(), config);
        await context.StepAsync((_, _) => Task.FromResult("done"));
        return await callback.GetResultAsync();
    }

    private static async Task<object?> WaitAfterAsync(JsonNode? input, IDurableContext context, CallbackConfig config)
    {
        JsonNode? result;
        try
        {
            result = await AskAsync(context, input!.ToString(), config);
        }
        catch (CallbackException error)
        {
            result = error.Message;
        }
        await context.WaitAsync(TimeSpan.FromSeconds(2));
        return result;
    }
}
