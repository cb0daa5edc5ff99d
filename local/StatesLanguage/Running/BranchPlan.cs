namespace Comparison.Local.StatesLanguage.Running;

/// <summary>The branches of one attempt of Parallel or Map.</summary>
/// <param name="AtOnce">At least 1.</param>
/// <param name="AreIterations">Whether the history tells where each begins and ends; it does so for Map only.</param>
/// <param name="Start">Called for each index once, in order, when the branch's turn has come.</param>
internal sealed record BranchPlan(int Count, int AtOnce, bool AreIterations, Func<int, BranchStart> Start)
{
    /// <summary>
    /// How many may fail before the state does, which then fails for that reason; null when the first failure is the state's.
    /// </summary>
    public int? MostFailures { get; init; }
}
