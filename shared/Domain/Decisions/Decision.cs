using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Comparison.Domain.Decisions;

/// <summary>Where people find what waits for them. The row is the truth: what it says, the workflow follows.</summary>
public interface IDecisionDesk
{
    /// <summary>Puts a question on the desk, its deadline counted from now; asking again replaces the callback of a question that is still pending.</summary>
    /// <returns>
    /// How the question stands. When somebody had decided it before, the callback has been answered with that ruling: whoever
    /// waits on it has yet to hear.
    /// </returns>
    Task<DecisionStatus> AskAsync(Question question, Callback callback, CancellationToken cancellationToken);

    /// <summary>Closes a question that nobody answered in time.</summary>
    /// <returns>The ruling of whoever decided in the last instant, else null.</returns>
    Task<Ruling?> ExpireAsync(DecisionKey key, CancellationToken cancellationToken);
}

/// <summary>Names a decision by what asks for it.</summary>
/// <param name="SubjectId">The request's id, which is the execution's name.</param>
public sealed partial record DecisionKey(WorkflowName Workflow, string SubjectId)
{
    /// <summary>The row's key. Subject ids hold no dots, so no two keys give one id.</summary>
    public string Id => $"{Workflow.ToText()}.{SubjectId}.{Workflow.DeskCallback()}";

    /// <summary>Whether a text may be a decision's id. What may not is unknown without a look: a table refuses keys over 2,048 bytes.</summary>
    public static bool IsId(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"^[a-z]{1,64}\.[A-Za-z0-9_-]{1,64}\.[a-z-]{1,64}\z")]
    private static partial Regex Shape();
}

/// <summary>A decision's lifecycle: pending, then exactly one of the others for good (but approved or rejected may be closed).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DecisionStatus>))]
public enum DecisionStatus
{
    Pending,
    Approved,
    Rejected,

    /// <summary>Nobody decided before the callback's deadline.</summary>
    Expired,

    /// <summary>Somebody decided, but the execution that asked had been stopped or had failed.</summary>
    Closed,
}

/// <summary>What people are asked.</summary>
/// <param name="Facts">What to show with the question, in order.</param>
/// <param name="Deciders">Who may decide: e-mail addresses or groups.</param>
/// <param name="Deadline">How long the callback waits, counted from the ask; afterwards nobody can decide any more.</param>
public sealed record Question(
    DecisionKey Key,
    string Text,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Deciders,
    TimeSpan Deadline,
    string CorrelationId);

/// <summary>What somebody decided. It is the answer that a callback carries, in both variants.</summary>
/// <param name="Status"><see cref="DecisionStatus.Approved"/> or <see cref="DecisionStatus.Rejected"/>.</param>
/// <param name="Comments">Empty when nothing was said, because a state machine cannot read a member that is not there.</param>
public sealed record Ruling(DecisionStatus Status, string DecidedBy, DateTimeOffset DecidedAt, string Comments)
{
    // Written beside the status: JSONPath could not tell it from a text without one more billed state.
    public bool Approved => Status == DecisionStatus.Approved;
}

/// <summary>How long people have where no request says it: what the policies say, or a fraction of it, so that a demonstration expires in minutes.</summary>
/// <remarks>The fraud service, which is no person, and the limits of executions stay as they are.</remarks>
/// <param name="Scale">Above 0; at most 1, or an execution would end before its deadline.</param>
public sealed record Deadlines(decimal Scale)
{
    public static Deadlines Full { get; } = new(1);

    /// <summary>A policy's deadline in whole seconds, at least one: neither engine waits for less.</summary>
    public TimeSpan Scaled(TimeSpan policy) => TimeSpan.FromSeconds((double)Math.Max(1, Math.Ceiling((decimal)policy.TotalSeconds * Scale)));
}
