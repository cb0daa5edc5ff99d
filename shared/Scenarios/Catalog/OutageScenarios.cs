using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>Functions and tables that are not there for a while.</summary>
internal static class OutageScenarios
{
    private const string Desk = "DynamoDB.* comparison-decisions";

    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    // Somebody has been asked by then, and no deadline has passed.
    private static readonly TimeSpan WhileWaiting = TimeSpan.FromMinutes(10);

    /// <param name="sample">A request that a person decides.</param>
    /// <param name="approved">How it ends when the person says yes.</param>
    /// <param name="askedInOutage">How it ends when the desk is not there for the ask.</param>
    /// <param name="functions">The workflow's function in one variant, its tasks in the other, and what stands between it and whom it asks.</param>
    public static IEnumerable<Scenario> All(Sample sample, string approved, string askedInOutage, IReadOnlyList<string> functions)
    {
        Scenario Make(string name, string story, string expected, Conduct.Play play, params Fault[] faults) =>
            new(name, sample, story, [expected], (driver, ct) => play(driver, ct)) { Faults = faults };
        Fault[] Functions(FaultKind kind, int count) =>
            [.. functions.Select(name => Fault.On(kind, $"function {name}") with { Count = count })];

        yield return Make("desk-down-at-the-ask", "the desk's table is not there for the first two minutes", askedInOutage, Conduct.ApproveAsync,
            Outage(TimeSpan.Zero, AMinute * 2));
        yield return Make("desk-down-at-the-decision", "the desk's table is not there for a minute when somebody decides", approved, async (driver, ct) =>
        {
            var asked = await driver.UntilAskedAsync(ct);
            await driver.PassAsync(driver.Until(WhileWaiting), ct);
            await driver.DecideAsync(asked!, "approve", asked!.Deciders[0], "Too early", ct);
            await driver.PassAsync(AMinute, ct);
            await Conduct.ApproveUntilHeardAsync(driver, asked, ct);
        }, Outage(WhileWaiting, WhileWaiting + AMinute));
        yield return Make("functions-throttled", "each of its functions is throttled once",
            approved, Conduct.ApproveAsync, Functions(FaultKind.Throttle, 1));
        yield return Make("functions-time-out", "each of its functions runs out of time once",
            approved, Conduct.ApproveAsync, Functions(FaultKind.TimeOut, 1));
        yield return Make("functions-die-first", "each of its functions dies once, before its work",
            approved, Conduct.ApproveAsync, Functions(FaultKind.CrashBefore, 1));
        yield return Make("functions-die-last", "each of its functions dies once, with its work done",
            approved, Conduct.ApproveAsync, Functions(FaultKind.CrashAfter, 1));
        yield return Make("functions-always-die", "each of its functions dies at every attempt",
            "failed", Conduct.StaySilentAsync, Functions(FaultKind.CrashBefore, int.MaxValue));
    }

    // Refused, so that the SDKs do not try again by themselves in real time.
    private static Fault Outage(TimeSpan from, TimeSpan until) =>
        Fault.Unavailable(Desk, from, until) with { Error = "AccessDeniedException", Status = 400 };
}
