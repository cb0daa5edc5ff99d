using Comparison.Pricing.Bursts;
using Comparison.Pricing.Quotas;
using Comparison.Pricing.Workloads;
using Comparison.Reports.Charts;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Comparison.Scenarios.Costs;

namespace Comparison.Reports.Figures;

/// <summary>The chart of bursts: how long answers that come at once take to be carried out, by how many they are.</summary>
internal static class BurstFigure
{
    private const int Steps = 3;
    private const int Named = 10_000;

    private static readonly int[] Sizes = [100, 300, 1_000, 2_000, 5_000, Named, 20_000, 50_000];

    /// <summary>Of the Region that is deployed to.</summary>
    public static QuotaSheet Quotas { get; } = QuotaSheet.For(RunDollars.Terms.Sheet.Region);

    private static readonly Lazy<(Drain Durable, Drain StepFunctions)> Spoken = new(() => Play(Named));

    // Some seconds of computing, and always the same.
    private static readonly Lazy<IReadOnlyList<(Drain Durable, Drain StepFunctions)>> Drains = new(() =>
        [.. Sizes.Select(size => size == Named ? TenThousand : Play(size))]);

    /// <summary>The burst that is spoken of.</summary>
    public static (Drain Durable, Drain StepFunctions) TenThousand => Spoken.Value;

    public static Figure Create() => Figure.Render<Curves>(
        "burst-drain", $"Answers that come at once, each followed by {Steps} steps: until the last is carried out",
        new()
        {
            ["Description"] = string.Join(' ', Drains.Value.Where(drain => drain.Durable.Answers is 1_000 or Named or 50_000).Select(drain =>
                $"{ChartNumber.Label(drain.Durable.Answers)} answers: {QuotaTables.Seconds(drain.Durable.Last)} durable, {QuotaTables.Seconds(drain.StepFunctions.Last)} Step Functions.")),
            ["Lines"] = (IReadOnlyList<Curve>)
            [
                Curve(Hue.Durable, drain => drain.Durable), Curve(Hue.StepFunctions, drain => drain.StepFunctions),
            ],
            ["XUnit"] = $"answers at once, modelled: default quotas of {Quotas.Region}, AWS's pages as of {Quotas.Quotas.Max(quota => quota.Date):yyyy-MM-dd}",
            ["YUnit"] = "modelled seconds to the last",
            ["Logarithmic"] = true,
        });

    private static (Drain Durable, Drain StepFunctions) Play(int size) =>
        Drain.Play(new WaitingShape(Steps, 1000, TimeSpan.FromDays(2)).ToTwins(), Quotas, size);

    private static Curve Curve(Hue hue, Func<(Drain Durable, Drain StepFunctions), Drain> variant) => new(
        hue, hue.ForPeople(), [.. Drains.Value.Select(drains => ((double)variant(drains).Answers, variant(drains).Last.TotalSeconds))]);
}
