using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>What became of a case in one variant.</summary>
/// <param name="Run">Null when the request was refused at the door, or the run broke.</param>
/// <param name="Answers">The statuses that the HTTP API answered with, in order.</param>
public sealed record FuzzRun(SampleRun? Run, IReadOnlyList<int> Answers)
{
    /// <summary>From the request to the execution's end, in the account's time.</summary>
    public TimeSpan? Lasted { get; init; }

    /// <summary>The invariants that do not hold afterwards.</summary>
    public IReadOnlyList<BrokenInvariant> Broken { get; init; } = [];

    /// <summary>Why there is no result; null when there is one.</summary>
    public Exception? Trouble { get; init; }

    public override string ToString() => Trouble is { } trouble
        ? $"{trouble.GetType().Name}: {trouble.Message}"
        : $"{Run?.State.ToString() ?? "refused"} after {Lasted}, answers {string.Join(' ', Answers)}, outcome {Run?.Outcome?.GetRawText() ?? "none"}";
}
