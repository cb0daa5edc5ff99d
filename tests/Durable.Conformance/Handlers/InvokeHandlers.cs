using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 5, invocations of other functions.</summary>
internal static class InvokeHandlers
{
    private const string Echo = "echo:$LATEST";
    private const string Broken = "broken:$LATEST";

    /// <summary>The functions that the handlers invoke.</summary>
    public static IReadOnlyDictionary<string, Workflow> Targets { get; } = new Dictionary<string, Workflow>
    {
        ["echo"] = (input, _, _) => Task.FromResult<object?>(input),
        ["broken"] = (_, _, _) => throw new InvalidOperationException("it broke"),
    };

    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["5-1"] = async (input, context, _) => await InvokeAsync(context, Echo, input),
        ["5-2"] = async (input, context, _) =>
            await context.InvokeAsync<JsonNode?, JsonNode?>(Echo, input!["payload"], name: input["name"]!.ToString()),
        ["5-3"] = async (input, context, _) => await InvokeAsync(context, Echo, input),
        ["5-4"] = async (input, context, _) => await InvokeAsync(context, Echo, input),
        ["5-5"] = async (input, context, _) => await InvokeAsync(context, Broken, input),
        ["5-6"] = async (_, context, _) => await TryAsync(context),
        ["5-8"] = async (input, context, _) => await context.InvokeAsync<JsonNode?, JsonNode?>(
            Echo, input!["payload"], config: new() { TenantId = input["tenantId"]!.ToString() }),
        ["5-9"] = async (_, context, _) =>
        {
            var echoed = await InvokeAsync(context, Echo, "hello");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return echoed;
        },
        ["5-10"] = async (_, context, _) =>
        {
            var caught = await TryAsync(context);
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return caught;
        },
        ["5-12"] = async (_, context, _) =>
        {
            var echoed = await InvokeAsync(context, Echo, "hello");
            return await context.StepAsync((_, _) => Task.FromResult($"{echoed} again"));
        },
    };

    private static Task<JsonNode?> InvokeAsync(IDurableContext context, string function, JsonNode? payload) =>
        context.InvokeAsync<JsonNode?, JsonNode?>(function, payload);

    private static async Task<string> TryAsync(IDurableContext context)
    {
        try
        {
            await InvokeAsync(context, Broken, null);
            return "unreached";
        }
        catch (InvokeFailedException)
        {
            return "fallback";
        }
    }
}
