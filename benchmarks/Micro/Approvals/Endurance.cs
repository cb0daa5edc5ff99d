using System.Globalization;
using System.Text;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;

namespace Comparison.Benchmarks.Approvals;

/// <summary>Do approvals become slower with the number of those that went before? Everything is kept: executions, histories, rows, logs.</summary>
internal static class Endurance
{
    public const string Verb = "endurance";

    private const int Runs = 100_000;
    private const int WarmUp = 6_000;
    private const int AtOnce = 4;
    private const int Window = 1_000;
    private const double MostTimes = 1.2;

    /// <param name="runs">At least 3,000; 100,000 when null.</param>
    /// <returns>A table in Markdown.</returns>
    public static async Task<string> RunAsync(int? runs)
    {
        var count = runs ?? Runs;
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| p50 of {Window} approvals, {AtOnce} at a time | 1,001–2,000 | the last of {count:N0} | times | to reach | reached |")
            .AppendLine("| --- | ---: | ---: | ---: | ---: | --- |");
        await using var cloud = await LocalCloud.StartAsync();
        foreach (var variant in Enum.GetValues<Variant>())
        {
            // In a stack of its own: while .NET still compiles, early runs are slow, and would flatter the ratio.
            await (await ApprovalLab.OpenAsync(cloud, variant)).RunAsync(0, WarmUp, AtOnce);
            var times = await (await ApprovalLab.OpenAsync(cloud, variant)).RunAsync(1, count, AtOnce);
            var (early, late) = (Median(times.Skip(Window).Take(Window)), Median(times.TakeLast(Window)));
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {variant.ForPeople()} | {early:F2} ms | {late:F2} ms | {late / early:F2} | {MostTimes} | {Words.YesOrNo(late <= MostTimes * early)} |");
        }
        return table.ToString();
    }

    private static double Median(IEnumerable<ApprovalTimes> times) => Sampling.Median([.. times.Select(time => time.Total.TotalMilliseconds)]);
}
