namespace Comparison.Suite.Benches.Load;

/// <summary>Doubles the number of clients until that brings no more executions a second.</summary>
/// <param name="runOne">Takes one execution from start to end.</param>
internal sealed class RisingLoad(TimeProvider time, Func<CancellationToken, Task> runOne)
{
    // Less than this is what two runs of the same load differ by.
    private const double LeastGain = 1.05;

    /// <summary>The levels, from one client on; the last one is the first that brought nothing, or the most that may be.</summary>
    /// <param name="perLevel">How long clients go on starting; what they started is brought to its end.</param>
    public async IAsyncEnumerable<LoadLevel> RunAsync(
        int mostClients, TimeSpan perLevel, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var best = 0.0;
        for (var clients = 1; clients <= mostClients; clients *= 2)
        {
            var level = await LevelAsync(clients, perLevel, cancellationToken);
            yield return level;
            if (level.PerSecond < best * LeastGain)
                yield break;
            best = level.PerSecond;
        }
    }

    private async Task<LoadLevel> LevelAsync(int clients, TimeSpan perLevel, CancellationToken cancellationToken)
    {
        var completed = 0;
        var started = time.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
        {
            do
            {
                await runOne(cancellationToken);
                Interlocked.Increment(ref completed);
            }
            while (time.GetElapsedTime(started) < perLevel);
        }));
        return new(clients, completed, time.GetElapsedTime(started).TotalSeconds);
    }
}
