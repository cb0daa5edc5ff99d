using Comparison.Reports.Documents;

namespace Comparison.Reports.Sections;

/// <summary>What the report does not know.</summary>
internal static class ClosingSection
{
    public static Section Create(ReportData data) => new("unproven", "What this report does not show", [.. Blocks(data)]);

    private static IEnumerable<Block> Blocks(ReportData data)
    {
        if (data.Samples.Count == 0)
            yield return new("No samples are in this report: ./compare run takes all of them through both variants.");
        if (data.Scenarios.Count == 0)
            yield return new("No scenarios are in this report: ./compare run plays all of them.");
        if (data.LocalBench is null)
            yield return new("The local engines were not timed: ./compare bench does.");
        if (data.AwsBench is null)
            yield return new(
                "Nothing was measured on AWS: no latency here is AWS's. ./compare bench --target aws measures it, once both stacks are applied.");
        yield return new(
            "Whether AWS's bill counts as AWS's rules read: the model was held against AWS's published examples and against no invoice.");
        yield return new(
            "What a checkpoint of a .NET function takes on AWS; how many functions are cold after hours of waiting; whether Start and End are " +
            "billed, and flat branches; durable prices outside us-east-1.");
    }
}
