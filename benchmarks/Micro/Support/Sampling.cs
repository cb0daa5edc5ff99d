namespace Comparison.Micro.Support;

/// <summary>How long is measured, here as there: a warm-up, then so many samples; the median of the samples counts.</summary>
internal static class Sampling
{
    public const int Samples = 7;
    public const int SampleMilliseconds = 150;

    /// <returns>Milliseconds for one run.</returns>
    public static async Task<double> TimeAsync(Func<Task> run)
    {
        var runs = 0;
        var warmUp = TimeProvider.System.GetTimestamp();
        while (Elapsed(warmUp) < 2 * SampleMilliseconds || runs < 3)
        {
            await run();
            runs++;
        }
        var each = Math.Max(1, (int)(runs * SampleMilliseconds / Elapsed(warmUp)));
        var taken = new List<double>();
        for (var sample = 0; sample < Samples; sample++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < each; i++)
                await run();
            taken.Add(Elapsed(begun) / each);
        }
        return Median(taken);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double Elapsed(long since) => TimeProvider.System.GetElapsedTime(since).TotalMilliseconds;
}
