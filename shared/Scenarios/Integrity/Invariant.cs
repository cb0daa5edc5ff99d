namespace Comparison.Scenarios.Integrity;

/// <summary>What holds of every execution that has ended, whatever broke on the way.</summary>
/// <param name="Name">In kebab-case, as tables and <c>docs/what-breaks.md</c> call it.</param>
/// <param name="Breach">What is wrong, with the evidence; null when nothing is.</param>
public sealed record Invariant(string Name, string Rule, Func<Remains, string?> Breach)
{
    /// <summary>How the names of its tests begin.</summary>
    public string TestName { get; } = string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
