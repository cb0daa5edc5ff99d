using System.Globalization;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Sections;

namespace Comparison.Reports;

/// <summary>Lays a report out: the answer first, then what was run, what it costs, what was timed, and what nobody knows.</summary>
public static class ReportDocument
{
    public static Document Create(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var costs = WorkflowCost.Longest(data.Samples);
        return new(
            "Durable functions and Step Functions task tokens",
            string.Create(CultureInfo.InvariantCulture, $"The same workflows both ways, run on {data.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. ") +
            "Billing units are counted by AWS's rules on local engines; dollars are modelled from dated prices; local times are those of " +
            "this repository's engines and say nothing about AWS.",
            [
                .. AnswerSection.Create(data, costs),
                .. RunSections.Create(data.Samples, data.Scenarios),
                .. CostSections.Create(costs),
                .. costs.Count > 0 ? [BurstSection.Create(data.IsPublished)] : Array.Empty<Section>(),
                .. data.AwsBench is { } aws ? AwsSections.Create(aws) : [],
                .. data.LocalBench is { } local ? LocalSections.Create(local, data.Replay) : [],
                ClosingSection.Create(data),
            ]);
    }
}
