using System.Text.Json.Nodes;
using Amazon.Lambda.DurableExecution;
using Microsoft.Extensions.Logging;

namespace Comparison.Durable.Conformance.Handlers;

/// <summary>Suite 3, child contexts.</summary>
internal static class ChildHandlers
{
    private const int MoreThanARecordHolds = 300_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IReadOnlyDictionary<string, Workflow> All { get; } = new Dictionary<string, Workflow>
    {
        ["3-1"] = async (input, context, _) => await context.InChildAsync((child, _) => EchoAsync(child, input)),
        ["3-3"] = async (input, context, _) =>
            await context.InChildAsync(async (child, _) => await EchoAsync(child, await EchoAsync(child, input))),
        ["3-4"] = (_, context, _) => FailAsync(context, RetryStrategy.None),
        ["3-6"] = async (input, context, _) => await context.InChildAsync(async (outer, _) =>
        {
            await EchoAsync(outer, input);
            return await outer.InChildAsync((inner, _) => EchoAsync(inner, input));
        }),
        ["3-8"] = (_, context, _) => FailAsync(context, RetryStrategy.FromDelegate((_, attempt) => attempt < 2
            ? RetryDecision.RetryAfter(Second)
            : RetryDecision.DoNotRetry())),
        ["3-9"] = async (input, context, _) =>
        {
            var echoed = await context.InChildAsync((child, _) => EchoAsync(child, input));
            await context.WaitAsync(Second);
            return echoed;
        },
        ["3-10"] = async (input, context, _) => await StepAndWaitAsync(context, input),
        ["3-11"] = LargeAsync,
        ["3-13"] = async (input, context, _) =>
        {
            var given = await context.InChildAsync(async (child, ct) =>
            {
                await child.WaitAsync(Second, cancellationToken: ct);
                return input;
            });
            return await EchoAsync(context, given);
        },
        ["3-17"] = LogAsync,
        ["3-18"] = async (input, context, _) =>
        {
            var given = await StepAndWaitAsync(context, input);
            var echoed = await EchoAsync(context, given);
            await context.WaitAsync(Second);
            return echoed;
        },
    };

    // The .NET runtime leaves a child's subtype to the workflow; the other SDKs write this one.
    public static Task<T> InChildAsync<T>(
        this IDurableContext context, Func<IDurableContext, CancellationToken, Task<T>> func, string? name = null) =>
        context.RunInChildContextAsync(func, name ?? "child", new() { SubType = "RunInChildContext" });

    private static Task<JsonNode?> EchoAsync(IDurableContext context, JsonNode? input) =>
        context.StepAsync((_, _) => Task.FromResult(input));

    private static Task<JsonNode?> StepAndWaitAsync(IDurableContext context, JsonNode? input) =>
        context.InChildAsync(async (child, ct) =>
        {
            await EchoAsync(child, input);
            await child.WaitAsync(Second, cancellationToken: ct);
            return input;
        });

    private static Task<object?> FailAsync(IDurableContext context, IRetryStrategy retries) => context.InChildAsync<object?>(
        (child, ct) => child.StepAsync(
            (_, _) => Task.FromException<object?>(new InvalidOperationException("it broke")),
            config: new() { RetryStrategy = retries },
            cancellationToken: ct)).AsNothing();

    private static async Task<object?> LargeAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        context.ConfigureLogger(new() { ModeAware = false });
        var large = await context.InChildAsync(async (child, _) =>
        {
            child.ConfigureLogger(new() { ModeAware = false });
            child.Logger.LogInformation("{Input}", input!.ToString());
            var small = await EchoAsync(child, input);
            return $"{small}{new string('x', MoreThanARecordHolds)}";
        });
        await context.WaitAsync(Second);
        return large.Length > MoreThanARecordHolds ? input : null;
    }

    private static async Task<object?> LogAsync(JsonNode? input, IDurableContext context, Crash crash)
    {
        context.ConfigureLogger(new() { ModeAware = false });
        var given = await context.InChildAsync((child, _) =>
        {
            child.Logger.LogInformation("{Input}", input!.ToString());
            return Task.FromResult(input);
        });
        await context.WaitAsync(Second);
        return given;
    }
}
