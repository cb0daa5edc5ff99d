using System.Text.Json.Nodes;
using Comparison.Domain;
using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>What happens to messages between a workflow and those whom it asks by a queue.</summary>
internal static class MessageScenarios
{
    // The message is on its way by then, an order's too, which waits for its payment first.
    private static readonly TimeSpan UntilAsked = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    // Longer than any deadline of the samples, shorter than a queue keeps a message.
    private static readonly TimeSpan TooLate = TimeSpan.FromHours(50);

    /// <param name="sample">A request that asks a person by way of the queue.</param>
    public static IEnumerable<Scenario> OfAsk(Sample sample, string queue, string approved)
    {
        Scenario Make(string name, string story, string expected, Conduct.Play play, params Fault[] faults) =>
            new(name, sample, story, [expected], (driver, ct) => play(driver, ct)) { Faults = faults };
        Fault Of(FaultKind kind) => Fault.On(kind, $"queue {queue}");

        yield return Make("ask-dropped", "the ask is lost on its way", "expired", Conduct.StaySilentAsync, Of(FaultKind.DropMessage));
        yield return Make("ask-twice", "the ask comes again when yes has been said", approved, async (driver, ct) =>
        {
            await Conduct.ApproveAsync(driver, ct);
            await driver.PassAsync(AnHour, ct);
        }, Of(FaultKind.DeliverTwice));
        yield return Make("ask-twice-while-waiting", "the ask comes again while somebody thinks", approved, async (driver, ct) =>
        {
            var asked = await driver.UntilAskedAsync(ct);
            await driver.PassAsync(AnHour, ct);
            await Conduct.ApproveUntilHeardAsync(driver, asked!, ct);
        }, Of(FaultKind.DeliverTwice));
        yield return Make("ask-late", "the ask takes an hour", approved, Conduct.ApproveAsync, Of(FaultKind.DeliverLate) with { Delay = AnHour });
        yield return Make("ask-too-late", "the ask comes when the deadline has passed", "expired", async (driver, ct) =>
            await driver.PassAsync(TooLate + AnHour, ct), Of(FaultKind.DeliverLate) with { Delay = TooLate });
        yield return Make("ask-out-of-order", "the ask of a later request comes first", approved, async (driver, ct) =>
        {
            await driver.PassAsync(UntilAsked, ct);
            await driver.StartAgainAsync(Later(sample), ct);
            await Conduct.ApproveAsync(driver, ct);
        }, Of(FaultKind.DeliverLate) with { Delay = TimeSpan.FromMinutes(2) });
        yield return Make("consumer-down", "nobody reads the queue for an hour", approved, Conduct.ApproveAsync,
            Of(FaultKind.ConsumerDown) with { Until = AnHour });
        yield return new("poison-message", sample, "a message that nobody can read comes first", [approved], async (driver, ct) =>
        {
            await driver.SendAsync(queue, "not a request", ct);
            await Conduct.ApproveAsync(driver, ct);
            await driver.PassAsync(AnHour, ct);
        }) { Leaves = [$"dead letters of {queue}"] };
    }

    /// <param name="sample">An application that no manager sees.</param>
    public static IEnumerable<Scenario> OfFraudCheck(Sample sample)
    {
        Scenario Make(string name, string story, string expected, Fault fault) =>
            new(name, sample, story, [expected], (driver, ct) => driver.PassAsync(AnHour, ct)) { Faults = [fault] };
        static Fault Of(FaultKind kind) => Fault.On(kind, "queue comparison-fraud-checks");

        yield return Make("fraud-message-dropped", "the request for the check is lost", "failed", Of(FaultKind.DropMessage));
        yield return Make("fraud-message-twice", "the request for the check comes twice", "approved", Of(FaultKind.DeliverTwice));
        yield return Make("fraud-message-late", "it comes when no heartbeat is expected any more", "failed",
            Of(FaultKind.DeliverLate) with { Delay = TimeSpan.FromMinutes(2) });
        // Lambda tries an event again after a minute, which is when the next heartbeat is due.
        yield return Make("fraud-door-dies", "the fraud service dies before it takes the request", "failed",
            Fault.On(FaultKind.CrashBefore, "function comparison-fraud-check"));
        yield return Make("fraud-door-throttled", "the fraud service is throttled, and invoked again a second later", "approved",
            Fault.On(FaultKind.Throttle, "function comparison-fraud-check"));
        yield return Make("fraud-consumer-down", "the fraud service is down for an hour", "failed", Of(FaultKind.ConsumerDown) with { Until = AnHour });
    }

    private static string Later(Sample sample)
    {
        var member = sample.Workflow.IdField();
        return sample.With(member, $"{JsonNode.Parse(sample.Payload)![member]}-LATER").Payload;
    }
}
