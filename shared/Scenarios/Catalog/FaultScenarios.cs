using Comparison.Local.Cloud.Faults;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Catalog;

/// <summary>Every call that takes effect breaks once, in each way a call can break; and every time, until nobody tries any more.</summary>
internal static class FaultScenarios
{
    private const string Expire = "DynamoDB.UpdateItem comparison-decisions";

    /// <param name="sample">A request that a person decides.</param>
    /// <param name="approved">How it ends when the person says yes.</param>
    /// <param name="callsOfYes">What the workflow calls to that end.</param>
    /// <param name="callsOfNo">What it calls when the person says no.</param>
    public static IEnumerable<Scenario> All(Sample sample, string approved, IEnumerable<EffectfulCall> callsOfYes, IEnumerable<EffectfulCall> callsOfNo) =>
    [
        .. callsOfYes.SelectMany(call => Broken(sample, call, approved, answer: true)),
        .. callsOfNo.SelectMany(call => Broken(sample, call, "rejected", answer: false)),
        .. Broken(sample, new("expiry", Expire, "the expiry", "failed"), "expired", answer: null),
        .. CallsOfTheDesk(sample, approved),
    ];

    // What is refused is refused without the SDKs trying again, so that what the engines do is seen.
    private static IEnumerable<Scenario> Broken(Sample sample, EffectfulCall call, string expected, bool? answer)
    {
        Scenario Make(string name, string story, string end, Fault fault) =>
            new($"{call.Name}-{name}", sample, story, [end], (driver, ct) => Conduct.PlayAsync(driver, answer, ct)) { Answer = answer, Faults = [fault] };

        yield return Make("answer-lost", $"{call.What} is done, and the answer is lost", expected, Fault.On(FaultKind.LoseAnswer, call.Target));
        yield return Make("crash-before", $"it dies before {call.What}", expected, Fault.On(FaultKind.CrashBefore, call.Target));
        yield return Make("crash-after", $"it dies after {call.What}, before its record", expected, Fault.On(FaultKind.CrashAfter, call.Target));
        yield return Make("throttled", $"{call.What} is throttled", expected, Fault.On(FaultKind.Throttle, call.Target));
        yield return Make("refused", $"{call.What} is refused once", expected, Refused(call.Target));
        yield return Make("always-refused", $"{call.What} is refused until nobody tries any more", call.Exhausted,
            Refused(call.Target) with { Count = int.MaxValue });
    }

    // The desk's answer takes two calls of the function behind the API: the row, and the callback.
    private static IEnumerable<Scenario> CallsOfTheDesk(Sample sample, string approved)
    {
        Scenario Make(string name, string story, params Fault[] faults) =>
            new(name, sample, story, [approved], (driver, ct) => Conduct.ApproveUntilHeardAsync(driver, ct)) { Faults = faults };

        yield return Make("decision-answer-lost", "yes is written, and the desk does not hear that it is", Fault.On(FaultKind.LoseAnswer, Expire));
        yield return Make("decision-crash-after", "the desk dies between the row and the callback", Fault.On(FaultKind.CrashAfter, Expire));
        yield return Make("decision-refused", "the row cannot be written", Refused(Expire));
        yield return Make("callback-answer-lost", "yes arrives, and the desk does not hear that it did", AtTheCallback(FaultKind.LoseAnswer));
        yield return Make("callback-crash-before", "the desk dies before the callback", AtTheCallback(FaultKind.CrashBefore));
        yield return Make("callback-crash-after", "the desk dies after the callback", AtTheCallback(FaultKind.CrashAfter));
        yield return Make("callback-refused", "the callback is refused, and the same answer comes again",
            [.. Conduct.Callbacks.Select(Refused)]);
    }

    private static Fault[] AtTheCallback(FaultKind kind) => [.. Conduct.Callbacks.Select(call => Fault.On(kind, call))];

    private static Fault Refused(string target) => Fault.On(FaultKind.Refuse, target) with { Error = "AccessDeniedException", Status = 400 };
}

/// <summary>A call of a workflow that takes effect.</summary>
/// <param name="Target">As faults name it: <c>SQS.SendMessage comparison-orders</c>.</param>
/// <param name="Exhausted">How the execution ends when the call never comes off.</param>
internal sealed record EffectfulCall(string Name, string Target, string What, string Exhausted);
