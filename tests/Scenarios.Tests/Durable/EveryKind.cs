using Amazon.Lambda.DurableExecution;

namespace Comparison.Scenarios.Tests.Durable;

/// <summary>A workflow with one of each: steps of both semantics, a wait, a callback with its submitter, a parallel.</summary>
internal static class EveryKind
{
    /// <summary>At most once and never again: its interruption is an outcome.</summary>
    public const string Charge = "charge";

    public static async Task<string> RunAsync(IDurableContext context, DurableAccount world)
    {
        await context.StepAsync((_, ct) => world.SendAsync("reserve", ct), "reserve");
        var charged = await ChargeAsync(context, world);
        await context.StepAsync((_, ct) => world.SendAsync("notify", ct), "notify", AtMostOnce(attempts: 2));
        await context.WaitAsync(TimeSpan.FromHours(1), "cool-off");
        var answer = await context.WaitForCallbackAsync<string>((_, _, ct) => world.SendAsync("ask-submitter", ct), "ask");
        var shipped = await context.ParallelAsync([Branch("pack"), Branch("label")], "ship");
        return $"{charged}, {answer}, {string.Join(" and ", shipped.GetResults())}";

        DurableBranch<string> Branch(string name) => new($"{name}-branch", (branch, cancelled) => branch.StepAsync(
            async (_, ct) =>
            {
                await world.SendAsync(name, ct);
                return name;
            },
            name,
            cancellationToken: cancelled));
    }

    private static async Task<string> ChargeAsync(IDurableContext context, DurableAccount world)
    {
        try
        {
            await context.StepAsync((_, ct) => world.SendAsync(Charge, ct), Charge, AtMostOnce(attempts: 1));
            return "charged";
        }
        catch (StepException)
        {
            return "charged or not";
        }
    }

    private static StepConfig AtMostOnce(int attempts) => new()
    {
        Semantics = StepSemantics.AtMostOncePerRetry,
        RetryStrategy = RetryStrategy.Exponential(maxAttempts: attempts, initialDelay: TimeSpan.FromSeconds(1), jitter: JitterStrategy.None),
    };
}
