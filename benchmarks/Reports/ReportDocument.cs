using System.Globalization;
using Comparison.EndToEnd;
using Comparison.Reports.Documents;
using Comparison.Reports.Figures;
using Comparison.Reports.Sections;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Runs;

namespace Comparison.Reports;

/// <summary>Lays a report out: what was run, what it costs, what was timed, and what nobody knows.</summary>
public static class ReportDocument
{
    public static Document Of(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var costs = WorkflowCost.Of(data.Samples);
        return new(
            "Durable functions and Step Functions task tokens",
            string.Create(CultureInfo.InvariantCulture, $"The same workflows both ways, run on {data.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. ") +
            "Billing units are counted by AWS's rules on local engines; dollars are modelled from dated prices; local times are those of " +
            "this repository's engines and say nothing about AWS.",
            [
                .. RunSections.Of(data.Samples, data.Scenarios),
                .. CostSections.Of(costs),
                .. data.AwsBench is { } aws ? AwsSections.Of(aws) : [],
                .. data.LocalBench is { } local ? LocalSections.Of(local, data.Replay) : [],
                ClosingSection.Of(data),
            ]);
    }
}
