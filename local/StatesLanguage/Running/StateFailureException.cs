using System.Text.Json.Nodes;
using Comparison.Local.StatesLanguage.Expressions;

namespace Comparison.Local.StatesLanguage.Running;

/// <summary>A state has failed; Retry and Catch decide what comes of it.</summary>
internal sealed class StateFailureException(string? error, string? cause) : Exception(error)
{
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    public bool IsTimeout { get; private init; }

    /// <summary>Whether Parallel or Map say in an event of their own that they have failed: when a branch has, or an expression.</summary>
    public bool IsShownByState { get; private init; }

    private bool ByHeartbeat { get; init; }

    public static StateFailureException TimedOut(bool byHeartbeat) =>
        new(ErrorNames.Timeout, cause: null) { IsTimeout = true, ByHeartbeat = byHeartbeat };

    /// <summary>Of a Map state; the words are recorded.</summary>
    public static StateFailureException TooManyFailed() =>
        new(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");

    public StateFailureException ShownByState() =>
        new(Error, Cause) { IsTimeout = IsTimeout, ByHeartbeat = ByHeartbeat, IsShownByState = true };

    /// <summary>Whether a retrier or catcher with these names is meant.</summary>
    /// <remarks>The guide exempts States.DataLimitExceeded from States.ALL, but a recording shows it caught (lambda:invoke,
    /// 2024).</remarks>
    public bool Matches(IReadOnlyList<string> names) => Error != ErrorNames.Runtime && names.Any(Matches);

    /// <summary>
    /// What a catcher puts into the state's output; of a timeout the cause is empty, of an answer without cause null (both recorded).
    /// </summary>
    public JsonObject ToOutput() => new() { [nameof(Error)] = Error, [nameof(Cause)] = Cause ?? (IsTimeout ? "" : null) };

    private bool Matches(string name) => name switch
    {
        ErrorNames.All => true,
        ErrorNames.TaskFailed => !IsTimeout,
        ErrorNames.HeartbeatTimeout => ByHeartbeat,
        _ => name == Error,
    };
}
