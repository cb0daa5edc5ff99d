using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Operating;

/// <summary>Something that a workflow needs was away: what an operator can do afterwards, and beforehand.</summary>
internal static class Repairs
{
    private static readonly TimeSpan Outage = TimeSpan.FromHours(1);

    public static async Task<(string Does, string Becomes)> RedoAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        const string name = "LOAN-1";
        var sample = stack.Asking(name);
        stack.Stack.Account.Context.Faults.Order(Away("DynamoDB.PutItem comparison-ledger"));
        var (asks, checks) = (stack.Count("DynamoDB.PutItem comparison-decisions"), stack.Count("Lambda.Invoke comparison-fraud-check"));
        var payouts = stack.Count("DynamoDB.PutItem comparison-ledger");
        var driver = await UntilAskedAsync(stack, sample, cancellationToken);
        await stack.ApproveAllAsync(cancellationToken);
        await driver.UntilEndedAsync(cancellationToken);
        var first = await stack.StatusAsync(name, cancellationToken);
        await driver.PassAsync(Outage, cancellationToken);

        var again = stack.IsDurable ? $"{name}-again" : name;
        if (stack.IsDurable)
            await stack.StartAsync(again, sample.Payload, cancellationToken);
        else
            await stack.CallAsync("RedriveExecution", new() { ["executionArn"] = stack.ArnOf(name) }, cancellationToken);
        await stack.UntilEndedAsync(again, cancellationToken);

        var second = await stack.StatusAsync(again, cancellationToken);
        return (
            stack.IsDurable
                ? "starts the request again under another name: its own name finds the failed execution, and there is no redrive"
                : "`RedriveExecution`: goes on at the state that failed",
            $"{first}, then {second}; manager asked {Times(asks())}, fraud service {Times(checks())}, paid out {Times(payouts())}");
    }

    public static async Task<(string Does, string Becomes)> DependencyDownAsync(OperatedStack stack, CancellationToken cancellationToken)
    {
        const string name = "ART-1";
        var driver = await UntilAskedAsync(stack, stack.Asking(name), cancellationToken);
        stack.Stack.Account.Context.Faults.Order(Away("DynamoDB.* comparison-articles"));
        var saves = stack.Count("DynamoDB.PutItem comparison-articles");
        if (stack.IsDurable)
            stack.Durable.Pause(stack.ArnOf(name), isTimeoutPaused: false, reason: "the table is away");
        await stack.ApproveAllAsync(cancellationToken);
        await driver.PassAsync(Outage, cancellationToken);
        var meanwhile = await stack.StatusAsync(name, cancellationToken);

        if (stack.IsDurable)
            stack.Durable.Resume(stack.ArnOf(name), reason: null);
        else
            await stack.CallAsync("RedriveExecution", new() { ["executionArn"] = stack.ArnOf(name) }, cancellationToken);
        await stack.UntilEndedAsync(name, cancellationToken);

        var run = await driver.ResultAsync(cancellationToken);
        var errors = run.Timeline.Count(entry => entry.Error is not null);
        return (
            stack.IsDurable
                ? "`PauseDurableExecution` before the answer, `ResumeDurableExecution` after the hour"
                : "cannot pause; `RedriveExecution` after the hour",
            $"{meanwhile} meanwhile, then {await stack.StatusAsync(name, cancellationToken)}; "
                + $"{errors} events with an error, saved {Times(saves())}");
    }

    internal static async Task<ScenarioDriver> UntilAskedAsync(OperatedStack stack, Samples.Sample sample, CancellationToken cancellationToken)
    {
        var driver = stack.Drive(sample);
        await driver.StartAsync(cancellationToken);
        await driver.UntilAskedAsync(cancellationToken);
        return driver;
    }

    internal static string Times(int count) => count == 1 ? "once" : $"{count} times";

    // Refused, so that the SDKs do not try again by themselves in real time.
    private static Fault Away(string target) =>
        Fault.Unavailable(target, TimeSpan.Zero, Outage) with { Error = "AccessDeniedException", Status = 400 };
}
