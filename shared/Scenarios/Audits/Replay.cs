using Comparison.Local.Cloud.Lambda.Functions;

namespace Comparison.Scenarios.Audits;

/// <summary>What a workflow did when it was replayed.</summary>
/// <param name="Outcome">Null when the function's timeout was over first.</param>
/// <param name="Asked">What it wanted to record first; empty when it suspended, or ended, within what is recorded.</param>
/// <param name="Requests">All that it sent beside checkpoints.</param>
internal sealed record Replay(
    ReplayState State, FunctionOutcome? Outcome, IReadOnlyList<AskedOperation> Asked, IReadOnlyList<string> Requests);
