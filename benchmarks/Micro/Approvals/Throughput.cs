using System.Diagnostics;
using System.Globalization;
using System.Text;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Micro.Support;

namespace Comparison.Micro.Approvals;

/// <summary>How many whole approvals do our engines carry through in a second, and how soon after a decision is the outcome there?</summary>
/// <remarks>Rates of our engines; of AWS they say nothing, and the variants are not compared by them.</remarks>
internal static class Throughput
{
    public const string Verb = "throughput";

    private const int WarmUp = 4_000;
    private const int Approvals = 4_000;
    private const int AtOnce = 16;
    private const int Alone = 1_000;
    private const double MinPerSecond = 300;
    private const double MaxMilliseconds = 5;

    /// <returns>A table in Markdown.</returns>
    public static async Task<string> RunAsync()
    {
        var table = new StringBuilder()
            .AppendLine("| approvals | figure | to reach | reached |")
            .AppendLine("| --- | ---: | ---: | --- |");
        await using var cloud = await LocalCloud.StartAsync();
        foreach (var variant in Enum.GetValues<Variant>())
        {
            var lab = await ApprovalLab.OpenAsync(cloud, variant);
            await lab.RunAsync(0, WarmUp, AtOnce);
            var started = Stopwatch.GetTimestamp();
            await lab.RunAsync(WarmUp, Approvals, AtOnce);
            var perSecond = Approvals / Stopwatch.GetElapsedTime(started).TotalSeconds;
            var alone = await lab.RunAsync(WarmUp + Approvals, Alone, atOnce: 1);
            var decision = Sampling.Median([.. alone.Select(times => times.Decision.TotalMilliseconds)]);
            table
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {variant.ForPeople()}, {AtOnce} at a time, per second | {perSecond:F0} | {MinPerSecond} | {LabWords.YesOrNo(perSecond >= MinPerSecond)} |")
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {variant.ForPeople()}, one at a time, decision → outcome, p50 | {decision:F2} ms | {MaxMilliseconds} ms | {LabWords.YesOrNo(decision < MaxMilliseconds)} |");
        }
        return table.ToString();
    }
}
