using System.Net;
using Comparison.Domain.Decisions;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Web.Texts;

namespace Comparison.Web.Clouds;

/// <summary>How a cloud stands at an instant.</summary>
/// <param name="Now">By its own clock.</param>
/// <param name="Rate">How many of its seconds pass in one; 1 in real time.</param>
/// <param name="Next">When the next timer is due, where that is known.</param>
/// <param name="Variants">Those that are deployed.</param>
/// <param name="Meters">What each account was billed for so far, where somebody counts; the page's own reads left out.</param>
public sealed record CloudStatus(
    DateTimeOffset Now, int Rate, DateTimeOffset? Next, IReadOnlyList<Variant> Variants, IReadOnlyDictionary<Variant, Usage> Meters)
{
    /// <summary>Whether the clock can be moved.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>Whether its clock reads the same, to the second that people see.</summary>
    public bool ReadsLike(CloudStatus other) =>
        People.Clock(Now) == People.Clock(other.Now) && (Rate, Next, IsVirtual) == (other.Rate, other.Next, other.IsVirtual)
        && Variants.SequenceEqual(other.Variants);
}

/// <summary>What became of a start.</summary>
/// <param name="Id">The execution's name; null when it was refused.</param>
/// <param name="Errors">Why it was refused.</param>
public sealed record StartAnswer(string? Id, IReadOnlyList<string> Errors);

/// <summary>What somebody decides at the desk.</summary>
/// <param name="DecisionId">As the desk names it: <c>loan.APP-1.manager-approval</c>.</param>
public sealed record GivenDecision(string DecisionId, bool Approves, string By, string Comments);

/// <summary>What became of a decision.</summary>
/// <param name="Decided">The ruling that stands: the one just given, or the one that was there before.</param>
public sealed record DecideAnswer(HttpStatusCode Status, Ruling? Decided, IReadOnlyList<string> Errors)
{
    public bool Stands => Status == HttpStatusCode.OK;
}

/// <summary>A fault that has come true.</summary>
/// <param name="Kind">As <c>/_local/faults</c> writes it: <c>crash_after</c>.</param>
/// <param name="Where">The function, the operation with its resource, or the queue.</param>
public sealed record StruckFault(string Kind, string Where, DateTimeOffset At);

/// <summary>The cloud cannot do what it was asked to; the message is one line for people.</summary>
public sealed class CloudRefusedException(string message) : Exception(message);
