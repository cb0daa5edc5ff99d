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
        Scenario Make(string name, string story, Func<Stage, PendingDecision, CancellationToken, Task> play, params string[] expected) =>
            new(name, sample, story, expected, async (stage, ct) => await play(stage, await AskedAsync(stage, ct), ct));

        yield return Make("approved", "somebody says yes", (stage, asked, ct) => YesAsync(stage, asked, ct), approved);
        yield return Make("rejected", "somebody says no", (stage, asked, ct) => NoAsync(stage, asked, ct), rejected);
        yield return Make("silence", "nobody answers before the deadline", (_, _, _) => Task.CompletedTask, "expired");
        yield return Make("answered-twice", "the same answer comes twice", async (stage, asked, ct) =>
        {
            await YesAsync(stage, asked, ct);
            await YesAsync(stage, asked, ct);
        }, approved);
        yield return Make("answered-differently", "yes, and then no", async (stage, asked, ct) =>
        {
            await YesAsync(stage, asked, ct);
            await NoAsync(stage, asked, ct);
        }, approved);
        yield return Make("answered-late", "yes, an hour after the deadline", async (stage, asked, ct) =>
        {
            await stage.UntilBeforeDeadlineAsync(asked, TimeSpan.FromHours(-1), ct);
            await YesAsync(stage, asked, ct);
        }, "expired");
        yield return Make("answered-at-the-deadline", "yes, at the very instant", async (stage, asked, ct) =>
        {
            await stage.UntilBeforeDeadlineAsync(asked, TimeSpan.Zero, ct);
            await YesAsync(stage, asked, ct);
        }, "expired");
        yield return Make("answered-just-in-time", "yes, a millisecond before the deadline", async (stage, asked, ct) =>
        {
            await stage.UntilBeforeDeadlineAsync(asked, Instant, ct);
            await YesAsync(stage, asked, ct);
        }, approved);
        yield return Make("answer-lost", "yes is written, and its callback is lost", (stage, asked, ct) =>
            stage.DecideInSilenceAsync(asked, DecisionStatus.Approved, asked.Deciders[0], ct), approved);
        yield return Make("answer-races-the-deadline", "yes, while the deadline passes", async (stage, asked, ct) =>
        {
            await stage.UntilBeforeDeadlineAsync(asked, Instant, ct);
            await Task.WhenAll(stage.PassAsync(Instant, ct), YesAsync(stage, asked, ct));
        }, approved, "expired");
        yield return Make("two-deciders-at-once", "yes and no at the same time", (stage, asked, ct) =>
            Task.WhenAll(YesAsync(stage, asked, ct), NoAsync(stage, asked, ct)), approved, rejected);
        yield return Make("started-twice", "the same request comes again while it waits", async (stage, asked, ct) =>
        {
            await stage.StartAgainAsync(sample.Payload, ct);
            await YesAsync(stage, asked, ct);
        }, approved);
        yield return Make("started-differently", "another request comes under the same id", async (stage, asked, ct) =>
        {
            await stage.StartAgainAsync(other, ct);
            await YesAsync(stage, asked, ct);
        }, approved);
        yield return Make("stopped", "an operator stops it while somebody decides", async (stage, asked, ct) =>
        {
            await stage.StopAsync(ct);
            await YesAsync(stage, asked, ct);
        }, "stopped");
    }

    private static async Task<PendingDecision> AskedAsync(Stage stage, CancellationToken cancellationToken) =>
        await stage.UntilAskedAsync(cancellationToken)
        ?? throw new InvalidOperationException($"{stage.Id} ended without asking anybody.");

    private static Task<int> YesAsync(Stage stage, PendingDecision asked, CancellationToken cancellationToken) =>
        stage.DecideAsync(asked, "approve", asked.Deciders[0], "Looks right to me", cancellationToken);

    private static Task<int> NoAsync(Stage stage, PendingDecision asked, CancellationToken cancellationToken) =>
        stage.DecideAsync(asked, "reject", asked.Deciders[^1], "Not this time", cancellationToken);
}
