using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Comparison.Durable.Conformance.Serdes;
using Microsoft.Extensions.Logging;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 1, steps.</summary>
internal static class StepHandlers
{
    private static readonly StepConfig Once = new() { RetryStrategy = RetryStrategy.None };
    private static readonly StepConfig Soon = new()
    {
        RetryStrategy = RetryStrategy.FromDelegate((_, attempt) => attempt < 3
            ? RetryDecision.RetryAfter(TimeSpan.FromSeconds(1))
            : RetryDecision.DoNotRetry()),
    };

    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["1-1"] = async (input, context, _) => await context.StepAsync((_, _) => Task.FromResult($"Hello, {input}!")),
        ["1-2"] = async (input, context, _) =>
            await context.StepAsync((_, _) => Task.FromResult($"Hello, {input}!"), name: "custom_step_name"),
        ["1-3"] = TwoStepsAsync,
        ["1-4"] = async (input, context, _) => await context.StepAsync((_, _) => Task.FromResult<JsonNode>(new JsonObject
        {
            ["user"] = input!.DeepClone(),
            ["count"] = input["tags"]!.AsArray().Count,
        })),
        ["1-5"] = async (_, context, _) => await context.StepAsync((_, _) => Task.FromResult<string?>(null)),
        // Version 1.0.0 gives back what the step made and not what was recorded: the output is in capitals as it has the same type.
        ["1-6"] = async (input, context, _) => await context.StepAsync((_, _) => Task.FromResult(new UppercaseText(input!.ToString()))),
        ["1-10"] = FailAndWaitAsync,
        ["1-11"] = (_, context, _) => FailUntilAsync(context, 2, new TransientError(), Soon),
        // Without a configuration the .NET runtime does not retry a step at all.
        ["1-13"] = (_, context, _) => FailUntilAsync(context, 3, new TransientError(), new() { RetryStrategy = RetryStrategy.Default }),
        ["1-15"] = (_, context, _) => FailUntilAsync(context, 2, new TransientError(), new()
        {
            RetryStrategy = RetryStrategy.FromDelegate((error, _) => error is TransientError
                ? RetryDecision.RetryAfter(TimeSpan.FromSeconds(1))
                : RetryDecision.DoNotRetry()),
        }),
        ["1-17"] = async (input, context, crash) => await context.StepAsync(
            async (step, _) =>
            {
                step.Logger.LogInformation("{Input}", input!.ToString());
                await crash.NowAsync();
            },
            name: "at_most_once_flaky_step",
            config: new() { RetryStrategy = RetryStrategy.None, Semantics = StepSemantics.AtMostOncePerRetry }).AsNothing(),
        ["1-18"] = CrashOnceAsync,
        ["1-20"] = async (_, context, _) =>
        {
            var caught = await TryStepAsync(context);
            return await context.StepAsync((_, _) => Task.FromResult(caught));
        },
    };

    public static async Task<object?> AsNothing(this Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> TwoStepsAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        var first = await context.StepAsync((_, _) => Task.FromResult("first"));
        return await context.StepAsync((_, _) => Task.FromResult($"{first}_second"));
    }

    private static async Task<object?> FailAndWaitAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        var caught = await TryStepAsync(context);
        await context.WaitAsync(TimeSpan.FromSeconds(1));
        return caught;
    }

    private static async Task<string> TryStepAsync(IDurableContext context)
    {
        try
        {
            await context.StepAsync((_, _) => Task.FromException(new InvalidOperationException("it broke")), config: Once);
            return "unreached";
        }
        catch (StepException)
        {
            return "fallback_result";
        }
    }

    private static async Task<object?> FailUntilAsync(IDurableContext context, int attempt, Exception error, StepConfig? config) =>
        await context.StepAsync(
            (step, _) => step.AttemptNumber < attempt ? Task.FromException<string>(error) : Task.FromResult("Operation succeeded"), config: config);

    private static async Task<object?> CrashOnceAsync(JsonNode? input, IDurableContext context, Crash crash) =>
        await context.StepAsync(
            async (step, _) =>
            {
                step.Logger.LogInformation("{Input}", input!.ToString());
                if (step.AttemptNumber == 1)
                    await crash.NowAsync();
                return "succeeded on second attempt";
            },
            config: new() { RetryStrategy = Soon.RetryStrategy, Semantics = StepSemantics.AtMostOncePerRetry });
}
