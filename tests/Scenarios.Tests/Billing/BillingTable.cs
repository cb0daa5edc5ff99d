using System.Globalization;
using System.Text;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;

namespace Comparison.Scenarios.Tests.Billing;

/// <summary>Billing units of samples in both variants, as text: a unit in a row, so that a difference is one line.</summary>
internal static class BillingTable
{
    // Figures of this machine, and lines whose length depends on them.
    private static readonly BillingUnit[] NotAws = [BillingUnit.LocalGigabyteMilliseconds, BillingUnit.LogBytes];

    public static string Of(IEnumerable<SampleComparison> comparisons)
    {
        var text = new StringBuilder();
        foreach (var comparison in comparisons)
        {
            text.Append(CultureInfo.InvariantCulture, $"{comparison.Sample.Workflow.ToText()} {comparison.Sample.Name}: {comparison.Durable.Status}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {"",-24}{"durable",10}{"Step Functions",16}\n");
            foreach (var unit in Enum.GetValues<BillingUnit>().Except(NotAws))
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {BillingUnitNames.ForPeople(unit),-24}{comparison.Durable.Usage![unit],10}{comparison.StepFunctions.Usage![unit],16}\n");
            text.Append('\n');
        }
        return text.ToString();
    }
}
