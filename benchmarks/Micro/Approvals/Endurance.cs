using System.Globalization;
using System.Text;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Micro.Support;

namespace Comparison.Micro.Approvals;

/// <summary>Do approvals become slower with the number of those that went before? Everything is kept: executions, histories, rows, logs.</summary>
internal static class Endurance
{
    public const string Verb = "endurance";

    private const int Runs = 100_000;
    private const int WarmUp = 6_000;
    private const int AtOnce = 4;
    private const int Window = 1_000;
    private const double MaxTimes = 1.2;

    /// <param name="runs">At least 4,000; 100,000 when null.</param>
    /// <returns>A table in Markdown.</returns>
    public static async Task<string> RunAsync(int? runs)
    {
        var count = runs ?? Runs;
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"| of {Window} approvals, {AtOnce} at a time | 1,001–2,000 | the last of {count:N0} | times | to reach | reached |")
            .AppendLine("| --- | ---: | ---: | ---: | ---: | --- |");
        await using var cloud = await LocalCloud.StartAsync();
        foreach (var variant in Enum.GetValues<Variant>())
        {
            // In a stack of its own: while .NET still compiles, early runs are slow, and would flatter the ratio.
            await (await ApprovalLab.OpenAsync(cloud, variant)).RunAsync(0, WarmUp, AtOnce);
            var lab = await ApprovalLab.OpenAsync(cloud, variant);
            await lab.RunAsync(1, Window, AtOnce);
            var early = await MeasureAsync(lab, Window + 1);
            await lab.RunAsync(1 + (2 * Window), count - (3 * Window), AtOnce);
            var late = await MeasureAsync(lab, count - Window + 1);
            table
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {variant.ForPeople()}, p50 | {early.Median:F2} ms | {late.Median:F2} ms | {late.Median / early.Median:F2} | {MaxTimes} | {LabWords.YesOrNo(late.Median <= MaxTimes * early.Median)} |")
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {variant.ForPeople()}, CPU time each | {early.Cpu:F2} ms | {late.Cpu:F2} ms | {late.Cpu / early.Cpu:F2} | | |");
        }
        return table.ToString();
    }

    // CPU time as well: on a machine that others use, it tells growth from waiting for a processor.
    private static async Task<(double Median, double Cpu)> MeasureAsync(ApprovalLab lab, int first)
    {
        var before = Environment.CpuUsage.TotalTime;
        var times = await lab.RunAsync(first, Window, AtOnce);
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Window;
        return (Sampling.Median([.. times.Select(time => time.Total.TotalMilliseconds)]), cpu);
    }
}
