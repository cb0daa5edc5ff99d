namespace Comparison.Local.Cloud.Faults;

/// <summary>Something that goes wrong, ordered beforehand: what, for whom, and when.</summary>
/// <remarks>Occurrences are counted for each fault by itself, so it strikes alike in every run of the same events.</remarks>
public sealed record Fault(FaultKind Kind, FaultTarget Target)
{
    /// <summary>The first occurrence that it strikes at, counted from 1 over what it covers; of a checkpoint every update counts.</summary>
    public int First { get; init; } = 1;

    /// <summary>How many occurrences in a row it strikes at; <see cref="int.MaxValue"/> for all that come.</summary>
    public int Count { get; init; } = 1;

    /// <summary>From when on occurrences count, after the order was given, by the account's clock.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Until when they count, that instant not included; for ever when absent.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>Only what mentions this counts, such as an execution's name.</summary>
    public string? About { get; init; }

    /// <summary>How much longer it takes: of a message by the account's clock, else in real time.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The error of a refused call.</summary>
    public string Error { get; init; } = "InternalServerError";

    /// <summary>The HTTP status of a refused call. The SDKs repeat a call by themselves on 500 and above.</summary>
    public int Status { get; init; } = 500;

    /// <param name="target">As <see cref="FaultTarget.Parse"/> reads it.</param>
    /// <exception cref="FormatException">That is no target.</exception>
    /// <exception cref="ArgumentException">Nothing of that kind can happen to it.</exception>
    public static Fault Of(FaultKind kind, string target)
    {
        var parsed = FaultTarget.Parse(target);
        return SubjectsOf(kind).Contains(parsed.Subject)
            ? new(kind, parsed)
            : throw new ArgumentException($"{kind} cannot happen to {target}.", nameof(kind));
    }

    /// <summary>A table or another resource that is not there for a while: every call fails, before it does anything.</summary>
    /// <param name="target">Such as <c>DynamoDB.* comparison-decisions</c>.</param>
    public static Fault Unavailable(string target, TimeSpan from, TimeSpan until) =>
        Of(FaultKind.Refuse, target) with { From = from, Until = until, Count = int.MaxValue };

    public override string ToString() => $"{Kind} {Target}";

    private static FaultSubject[] SubjectsOf(FaultKind kind) => kind switch
    {
        FaultKind.CrashBefore or FaultKind.CrashAfter or FaultKind.Throttle or FaultKind.Slow => [FaultSubject.Invocation, FaultSubject.Call],
        FaultKind.TimeOut => [FaultSubject.Invocation],
        FaultKind.LoseAnswer or FaultKind.Refuse => [FaultSubject.Call],
        _ => [FaultSubject.Message],
    };
}
