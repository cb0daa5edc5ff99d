using System.Text.Json.Nodes;
using Comparison.Adapters.Engines;
using Comparison.Domain;
using static Comparison.Scenarios.Integrity.Aftermath;

namespace Comparison.Scenarios.Integrity;

/// <summary>What must be true of every execution of every workflow.</summary>
internal static class CommonInvariants
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("every-execution-ends", "No execution is still going on when nothing is left to happen.", EveryExecutionEnds),
        new("decided-once", "A question has one row and one ruling, which nothing changes.", DecidedOnce),
        new("row-and-outcome-agree", "What the desk's row says is what the execution did.", RowAndOutcomeAgree),
        new("no-self-approval", "Nobody rules on a request of their own, and only who was asked rules.", NoSelfApproval),
        new("every-wait-has-a-deadline", "Nothing waits for somebody without a limit.", EveryWaitHasADeadline),
        new("no-token-outside-the-desk", "Whoever could answer with a callback finds it nowhere but at the desk.", NoTokenOutsideTheDesk),
    ];

    private static string? EveryExecutionEnds(Aftermath aftermath) =>
        aftermath.State is WorkflowState.Running or WorkflowState.Waiting ? $"it is {aftermath.State}" : null;

    private static string? DecidedOnce(Aftermath aftermath)
    {
        var rulings = aftermath.Rulings.Concat(aftermath.Decisions.Where(IsRuled)).Select(Ruling).Distinct().ToList();
        return aftermath.Decisions.Count > 1 ? $"{aftermath.Decisions.Count} rows"
            : rulings.Count > 1 ? string.Join(" and ", rulings)
            : null;
    }

    private static string? RowAndOutcomeAgree(Aftermath aftermath)
    {
        // Whoever stops or fails an execution leaves the row as it is; the next answer closes it.
        if (aftermath.State != WorkflowState.Succeeded || aftermath.Decisions.Count == 0)
            return null;
        var row = aftermath.Decisions[0];
        if (Text(row, "status") is "pending" or "closed")
            return $"the row is {Text(row, "status")}, the outcome {aftermath.Status}";
        var (ruled, did) = (IsRuled(row) ? Ruling(row) : "nobody", Text(aftermath.Outcome, "decided_by") is null ? "nobody" : OutcomeRuling(aftermath));
        return ruled == did ? null : $"the row says {ruled}, the outcome {did}";
    }

    private static string? NoSelfApproval(Aftermath aftermath)
    {
        var by = Text(aftermath.Outcome, "decided_by");
        if (by is null)
            return null;
        if (by.Equals(Text(aftermath.Input, "requester"), StringComparison.OrdinalIgnoreCase))
            return $"{by} asked and ruled";
        var asked = aftermath.Decisions is [var row, ..] ? row["deciders"] : aftermath.Input?["approvers"];
        return asked is JsonArray deciders && !deciders.Any(decider => by.Equals(decider?.ToString(), StringComparison.OrdinalIgnoreCase))
            ? $"{by} was not asked"
            : null;
    }

    private static string? EveryWaitHasADeadline(Aftermath aftermath) =>
        aftermath.Waits.FirstOrDefault(wait => wait.LimitSeconds is null or <= 0).Name is { } endless ? $"{endless} has none" : null;

    private static string? NoTokenOutsideTheDesk(Aftermath aftermath) =>
        aftermath.Leaks.Count == 0 ? null : $"found in {string.Join(", ", aftermath.Leaks)}";

    private static bool IsRuled(JsonObject row) => Text(row, "status") is "approved" or "rejected";

    private static string Ruling(JsonObject ruled) => $"{Text(ruled, "status")} by {Text(ruled, "decided_by")} at {Text(ruled, "decided_at")}";

    // What an approved order or article came to depends on more than the ruling; that somebody said no does not.
    private static string OutcomeRuling(Aftermath aftermath)
    {
        var isNo = aftermath.Status == "rejected" || (aftermath.Status == "denied" && IsManagersNo(aftermath));
        return $"{(isNo ? "rejected" : "approved")} by {Text(aftermath.Outcome, "decided_by")} at {Text(aftermath.Outcome, "decided_at")}";
    }

    // Fraud denies a loan as well, after the manager said yes; the engine heard which it was.
    private static bool IsManagersNo(Aftermath aftermath) =>
        aftermath.Rulings.Concat(aftermath.Decisions).Any(ruled => Text(ruled, "status") == "rejected");
}

/// <summary>What must be true of an execution that has ended, whatever broke on the way.</summary>
/// <param name="Name">In kebab-case, as tables and <c>docs/what-breaks.md</c> call it.</param>
/// <param name="Breach">What is wrong, with the evidence; null when nothing is.</param>
public sealed record Invariant(string Name, string Rule, Func<Aftermath, string?> Breach)
{
    /// <summary>How the names of its tests begin.</summary>
    public string TestName { get; } = string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

/// <summary>An invariant that an execution breaks.</summary>
public sealed record BrokenInvariant(Invariant Invariant, Aftermath Aftermath, string Evidence)
{
    public override string ToString() =>
        $"{Invariant.Name}: {Aftermath.Workflow.ToText()} {Aftermath.Id} in {Aftermath.Variant}: {Evidence}";
}
