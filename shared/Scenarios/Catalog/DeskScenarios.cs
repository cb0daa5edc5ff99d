using Comparison.Adapters.Decisions;
using Comparison.Domain.Decisions;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>What people can do about a question at the decision desk; the same for every workflow.</summary>
internal static class DeskScenarios
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    /// <param name="sample">A request that a person decides.</param>
    /// <param name="other">Another valid request under the same id.</param>
    /// <param name="approved">How it ends when the person says yes.</param>
    /// <param name="rejected">How it ends when the person says no.</param>
    public static IEnumerable<Scenario> All(Sample sample, string other, string approved, string rejected)
    {
        Scenario Make(string name, string story, Func<ScenarioDriver, PendingDecision, CancellationToken, Task> play, params string[] expected) =>
            new(name, sample, story, expected, async (driver, ct) => await play(driver, await AskedAsync(driver, ct), ct));

        yield return Make("approved", "somebody says yes", (driver, asked, ct) => YesAsync(driver, asked, ct), approved);
        yield return Make("rejected", "somebody says no", (driver, asked, ct) => NoAsync(driver, asked, ct), rejected);
        yield return Make("silence", "nobody answers before the deadline", (_, _, _) => Task.CompletedTask, "expired");
        yield return Make("answered-twice", "the same answer comes twice", async (driver, asked, ct) =>
        {
            await YesAsync(driver, asked, ct);
            await YesAsync(driver, asked, ct);
        }, approved);
        yield return Make("answered-differently", "yes, and then no", async (driver, asked, ct) =>
        {
            await YesAsync(driver, asked, ct);
            await NoAsync(driver, asked, ct);
        }, approved);
        yield return Make("answered-late", "yes, an hour after the deadline", async (driver, asked, ct) =>
        {
            await driver.UntilBeforeDeadlineAsync(asked, TimeSpan.FromHours(-1), ct);
            await YesAsync(driver, asked, ct);
        }, "expired");
        yield return Make("answered-at-the-deadline", "yes, at the very instant", async (driver, asked, ct) =>
        {
            await driver.UntilBeforeDeadlineAsync(asked, TimeSpan.Zero, ct);
            await YesAsync(driver, asked, ct);
        }, "expired");
        yield return Make("answered-just-in-time", "yes, a millisecond before the deadline", async (driver, asked, ct) =>
        {
            await driver.UntilBeforeDeadlineAsync(asked, Instant, ct);
            await YesAsync(driver, asked, ct);
        }, approved);
        yield return Make("answer-lost", "yes is written, and its callback is lost", (driver, asked, ct) =>
            driver.DecideInSilenceAsync(asked, DecisionStatus.Approved, asked.Deciders[0], ct), approved);
        yield return Make("answer-races-the-deadline", "yes, while the deadline passes", async (driver, asked, ct) =>
        {
            await driver.UntilBeforeDeadlineAsync(asked, Instant, ct);
            await Task.WhenAll(driver.PassAsync(Instant, ct), YesAsync(driver, asked, ct));
        }, approved, "expired");
        yield return Make("two-deciders-at-once", "yes and no at the same time", (driver, asked, ct) =>
            Task.WhenAll(YesAsync(driver, asked, ct), NoAsync(driver, asked, ct)), approved, rejected);
        yield return Make("started-twice", "the same request comes again while it waits", async (driver, asked, ct) =>
        {
            await driver.StartAgainAsync(sample.Payload, ct);
            await YesAsync(driver, asked, ct);
        }, approved);
        yield return Make("started-differently", "another request comes under the same id", async (driver, asked, ct) =>
        {
            await driver.StartAgainAsync(other, ct);
            await YesAsync(driver, asked, ct);
        }, approved);
        yield return Make("stopped", "an operator stops it while somebody decides", async (driver, asked, ct) =>
        {
            await driver.StopAsync(ct);
            await YesAsync(driver, asked, ct);
        }, "stopped");
    }

    private static async Task<PendingDecision> AskedAsync(ScenarioDriver driver, CancellationToken cancellationToken) =>
        await driver.UntilAskedAsync(cancellationToken)
        ?? throw new InvalidOperationException($"{driver.Id} ended without asking anybody.");

    private static Task<int> YesAsync(ScenarioDriver driver, PendingDecision asked, CancellationToken cancellationToken) =>
        driver.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken);

    private static Task<int> NoAsync(ScenarioDriver driver, PendingDecision asked, CancellationToken cancellationToken) =>
        driver.DecideAsync(asked, "reject", asked.Deciders[^1], "Not this time", cancellationToken);
}
