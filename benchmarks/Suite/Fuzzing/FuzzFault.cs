using System.Globalization;

namespace Comparison.Suite.Fuzzing;

/// <summary>One thing that breaks, in both variants alike.</summary>
/// <param name="Target">
/// A call by <see cref="FuzzCalls"/>, or a function without its prefix: one of the state machine's tasks stands for the durable
/// function as well.
/// </param>
/// <param name="Seconds">How long calls fail, in the account's time; how late a message is.</param>
/// <param name="Times">How many invocations in a row a function fails; 1 to 3, which both variants still retry.</param>
/// <param name="Invocation">Which invocation of the durable function is the first to fail, counted from 1.</param>
/// <param name="AtEnd">Strikes only when the schedule is through, so that it meets what the workflow does by itself.</param>
public sealed record FuzzFault(
    FuzzFaultKind Kind, string Target, double Seconds = 0, int Times = 1, int Invocation = 1, bool AtEnd = false)
{
    /// <summary>Whether a function fails, and not a call or a message.</summary>
    public bool IsOfFunction => Kind is FuzzFaultKind.Crash or FuzzFaultKind.CrashAfter or FuzzFaultKind.TimedOut or FuzzFaultKind.Throttled;

    /// <summary>Whether calls fail for a while.</summary>
    public bool IsOfCall => Kind is FuzzFaultKind.Outage or FuzzFaultKind.Lost;

    public override string ToString()
    {
        var kind = Kind.ToString().ToLowerInvariant();
        var extent = IsOfFunction
            ? $"×{Times} from invocation {Invocation}"
            : Kind == FuzzFaultKind.Dropped ? "" : string.Create(CultureInfo.InvariantCulture, $"{Seconds}s");
        return $"{kind} {Target} {extent}{(AtEnd ? " at the end" : "")}".TrimEnd();
    }
}
