using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>One case in both variants.</summary>
public sealed record FuzzComparison(FuzzCase Case, FuzzRun Durable, FuzzRun StepFunctions)
{
    // What the retries around one fault delay: 1, 2 and 4 seconds, and a moment.
    private static readonly TimeSpan DelayOfAFault = TimeSpan.FromSeconds(8);

    // Timestamps of the two services are cut off to milliseconds, each in its own way.
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(2);

    /// <summary>What differs between the variants and must not, and what must not be in either: nothing, when they are at parity.</summary>
    public IReadOnlyList<string> Differences { get; } = Compare(Case, Durable, StepFunctions);

    public bool IsSame => Differences.Count == 0;

    private static List<string> Compare(FuzzCase played, FuzzRun durable, FuzzRun machine)
    {
        var differences = new List<string>();
        foreach (var (variant, run) in new[] { ("durable", durable), ("Step Functions", machine) })
        {
            differences.AddRange(run.Broken.Select(broken => $"{broken.Invariant.Name}: {broken.Evidence} in {variant}"));
            if (run.Trouble is { } trouble)
                differences.Add($"the run itself: {trouble.Message} in {variant}");
        }
        if (durable.Trouble is not null || machine.Trouble is not null)
            return differences;
        if (!durable.Answers.SequenceEqual(machine.Answers))
            differences.Add($"answers: {string.Join(' ', durable.Answers)} in durable, {string.Join(' ', machine.Answers)} in Step Functions");
        if (durable.Run is null || machine.Run is null)
            return differences;
        // A fault delays each variant by its own retries, and with it the instants that a run writes down; all else is compared to the letter.
        var slack = DelayOfAFault * played.Faults.Count;
        var sample = new Samples.Sample(played.Workflow, FuzzPlayer.Name, played.Payload);
        differences.AddRange(new SampleComparison(sample, durable.Run, machine.Run, slack).Differences);
        // Deadlines, waits and delays are the same, so without a fault the ends are.
        if (played.Faults.Count == 0 && !FuzzRules.HasRetriesAtOnce(played) && (durable.Lasted - machine.Lasted)?.Duration() > Instant)
            differences.Add($"length: {durable.Lasted} in durable, {machine.Lasted} in Step Functions");
        return differences;
    }
}
