using Comparison.Local.Cloud;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Fuzzing;

/// <summary>Plays cases in both variants, each in stacks of its own, so that none sees what another left.</summary>
/// <param name="plant">Changes how a variant is deployed, for whoever wants to see a difference found.</param>
public sealed class FuzzRunner(LocalCloud cloud, Func<Variant, StackOptions, StackOptions>? plant = null) : IDisposable
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
        var options = new StackOptions { Start = start };
        var stack = await LocalStack.DeployAsync(cloud, variant, plant?.Invoke(variant, options) ?? options, cancellationToken);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await new FuzzPlayer(stack, _http, played).PlayAsync(either.Token);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // The edge of a run: whatever breaks in it is what was looked for.
            return new(null, []) { Trouble = trouble };
        }
        finally
        {
            await cloud.RemoveAsync(stack.Account.Context.Id);
        }
    }
}
