using Comparison.Domain.Loans;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>What the fraud service can do about an application that no manager sees.</summary>
internal static class FraudScenarios
{
    private const string Passes = "3333";
    private const string Finds = "6666";
    private const string Fails = "5555";
    private const string Silent = "4444";
    private const string Slow = "7777";

    // Whatever the reports say of these applicants, so much is lent to each.
    private const decimal Amount = 10_000;

    // Longer than the queue and the service take together.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <param name="sample">An application that needs no manager.</param>
    public static IEnumerable<Scenario> All(Sample sample)
    {
        Scenario Quiet(string name, string story, string sin, string expected) =>
            new(name, Applying(sample, sin), story, [expected], (_, _) => Task.CompletedTask);
        Scenario Busy(string name, string story, string sin, string expected, Func<ScenarioDriver, FraudRequest, CancellationToken, Task> play) =>
            new(name, Applying(sample, sin), story, [expected], async (driver, ct) => await play(driver, await driver.Fraud.UntilAskedAsync(ct), ct));

        yield return Quiet("fraud-passed", "the fraud service finds nothing", Passes, "approved");
        yield return Quiet("fraud-found", "the fraud service finds fraud", Finds, "denied");
        yield return Quiet("fraud-failed", "the fraud service fails its callback", Fails, "failed");
        yield return Quiet("fraud-heartbeat-kept", "a long check with heartbeats", Slow, "approved");
        yield return Quiet("fraud-heartbeat-lost", "neither answer nor heartbeat", Silent, "failed");
        yield return Busy("fraud-never-done", "heartbeats until the deadline, and no answer", Silent, "failed", async (driver, asked, ct) =>
            await driver.Fraud.KeepAliveAsync(asked, LoanPolicy.FraudDeadline, ct));
        yield return Busy("fraud-answered-late", "passed, when the loan has been given up", Silent, "failed", async (driver, asked, ct) =>
        {
            await driver.UntilEndedAsync(ct);
            await AnswerAsync(driver, asked with { Sin = Passes }, ct);
        });
        yield return Busy("fraud-answered-twice", "passed comes twice", Passes, "approved", (driver, asked, ct) =>
            AnswerAsync(driver, asked, ct));
        yield return Busy("fraud-answered-differently", "passed, and then found", Passes, "approved", async (driver, asked, ct) =>
        {
            await driver.PassAsync(AnswerTime, ct);
            await AnswerAsync(driver, asked with { Sin = Finds }, ct);
        });
        yield return Busy("fraud-started-twice", "the same application comes again during the check", Slow, "approved", (driver, _, ct) =>
            driver.StartAgainAsync(Applying(sample, Slow).Payload, ct));
        yield return Busy("fraud-started-differently", "another application under the same id", Slow, "approved", (driver, _, ct) =>
            driver.StartAgainAsync(Applying(sample, Slow).With("address", "Another address").Payload, ct));
        yield return Busy("fraud-stopped", "an operator stops it during the check", Slow, "stopped", async (driver, _, ct) =>
        {
            await driver.StopAsync(ct);
            await driver.PassAsync(FraudService.LongCheck, ct);
        });
    }

    private static async Task AnswerAsync(ScenarioDriver driver, FraudRequest asked, CancellationToken cancellationToken)
    {
        await driver.Fraud.RepeatAsync(asked, cancellationToken);
        await driver.PassAsync(AnswerTime, cancellationToken);
    }

    private static Sample Applying(Sample sample, string sin) =>
        sample.With("sin", sin).With("loan_amount", Amount);
}
