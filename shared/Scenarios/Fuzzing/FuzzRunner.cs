using System.Text.Json.Nodes;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Plays cases in both variants, each in stacks of its own, so that none sees what another left.</summary>
/// <param name="form">How both are written.</param>
/// <param name="plant">Changes how a variant is deployed, for whoever wants to see a difference found.</param>
public sealed class FuzzRunner(LocalCloud cloud, Form form = Form.Readable, Func<Variant, StackOptions, StackOptions>? plant = null) : IDisposable
{
    // A case waits in real time for SDKs that repeat a call, so that there is work for more of them than processors.
    private static readonly int AtOnce = 4 * Environment.ProcessorCount;

    // So long nothing takes that is not stuck.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // The same time of day in every run, far from midnight; ahead of the machine's clock, as the durable runtime needs it.
    private static readonly TimeSpan Morning = TimeSpan.FromHours(33);

    private readonly HttpClient _http = new();

    /// <summary>Plays the first cases of a seed, until one differs.</summary>
    /// <param name="progress">Hears how many were played.</param>
    /// <returns>The comparison of the lowest case that differs; null when none does.</returns>
    public async Task<(int Index, FuzzComparison Comparison)?> FindAsync(
        FuzzGenerator generator, int count, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var gate = new Lock();
        var lowest = count;
        var played = 0;
        FuzzComparison? found = null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, options, async (index, ct) =>
        {
            lock (gate)
                if (index > lowest)
                    return;
            var comparison = await PlayAsync(generator.Draw(index), ct);
            lock (gate)
            {
                progress?.Report(++played);
                if (!comparison.IsSame && index < lowest)
                    (lowest, found) = (index, comparison);
            }
        });
        return found is null ? null : (lowest, found);
    }

    /// <summary>Plays one case. What breaks on the way is part of the result.</summary>
    public async Task<FuzzComparison> PlayAsync(FuzzCase played, CancellationToken cancellationToken = default)
    {
        var start = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero) + Morning;
        var runs = await Task.WhenAll(
            PlayAsync(played, Variant.Durable, start, cancellationToken), PlayAsync(played, Variant.StepFunctions, start, cancellationToken));
        return new(played, runs[0], runs[1]);
    }

    public void Dispose() => _http.Dispose();

    private async Task<FuzzRun> PlayAsync(FuzzCase played, Variant variant, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var options = new StackOptions { Form = form, Start = start };
        var stack = await DeployedStack.DeployAsync(cloud, variant, plant?.Invoke(variant, options) ?? options, cancellationToken);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await new FuzzPlayer(stack, _http, played).PlayAsync(either.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // The edge of a run: whatever breaks in it is what was looked for.
            return new(null, []) { Failure = failure };
        }
        finally
        {
            await cloud.RemoveAsync(stack.Account.Context.Id);
        }
    }
}

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
    public Exception? Failure { get; init; }

    public override string ToString() => Failure is { } failure
        ? $"{failure.GetType().Name}: {failure.Message}"
        : $"{Run?.State.ToString() ?? "refused"} after {Lasted}, answers {string.Join(' ', Answers)}, outcome {Run?.Outcome?.GetRawText() ?? "none"}";
}

/// <summary>What came of a fuzz, as JSON and as lines.</summary>
/// <param name="Played">How many cases were asked for; all of them were played when none differs.</param>
/// <param name="Index">The lowest case that differs; null when none does.</param>
/// <param name="Found">As it was drawn.</param>
/// <param name="Shrunk">The smallest one that still differs.</param>
public sealed record FuzzReport(long Seed, int Played, int? Index, FuzzComparison? Found, FuzzComparison? Shrunk)
{
    public bool IsSame => Found is null;

    public JsonObject Json() => new()
    {
        ["seed"] = Seed,
        ["cases"] = Played,
        ["parity"] = IsSame,
        ["different_case"] = Index,
        ["differences"] = new JsonArray([.. (Found?.Differences ?? []).Select(difference => JsonValue.Create(difference))]),
        ["shrunk"] = Shrunk is null ? null : JsonNode.Parse(Shrunk.Case.ToJson()),
    };

    /// <summary>A case in both variants, for people.</summary>
    public static IEnumerable<string> Lines(FuzzComparison comparison) =>
    [
        $"  {comparison.Case}",
        .. comparison.Differences.Select(difference => $"  differs in {difference}"),
        $"  durable:        {comparison.Durable}",
        $"  Step Functions: {comparison.StepFunctions}",
    ];
}

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
            if (run.Failure is { } failure)
                differences.Add($"the run itself: {failure.Message} in {variant}");
        }
        if (durable.Failure is not null || machine.Failure is not null)
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
