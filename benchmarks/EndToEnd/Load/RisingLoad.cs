using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Comparison.EndToEnd.Load;

/// <summary>Doubles the number of clients until that brings no more executions a second.</summary>
/// <param name="runOne">Takes one execution from start to end.</param>
internal sealed class RisingLoad(TimeProvider time, Func<CancellationToken, Task> runOne)
{
    // Less than this is what two runs of the same load differ by.
    private const double MinGain = 1.05;

    /// <summary>The levels, from one client on, up to the second in a row that brought nothing, or to the most that may be.</summary>
    /// <remarks>The second, because one level that somebody else's work disturbed must not end the rise.</remarks>
    /// <param name="perLevel">How long clients go on starting; what they started is brought to its end.</param>
    public async IAsyncEnumerable<LoadLevel> RunAsync(
        int mostClients, TimeSpan perLevel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (best, fruitless) = (0.0, 0);
        for (var clients = 1; clients <= mostClients; clients *= 2)
        {
            var level = await LevelAsync(clients, perLevel, cancellationToken);
            yield return level;
            fruitless = level.PerSecond < best * MinGain ? fruitless + 1 : 0;
            if (fruitless == 2)
                yield break;
            best = Math.Max(best, level.PerSecond);
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

/// <summary>What came of so many clients, each of which starts its next execution when its last one ended.</summary>
/// <param name="Seconds">How long it took, from the first start to the last end.</param>
public sealed record LoadLevel(int Clients, int Completed, double Seconds)
{
    [JsonIgnore]
    public double PerSecond => Seconds > 0 ? Completed / Seconds : 0;
}
