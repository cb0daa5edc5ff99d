using System.Globalization;
using System.Text;
using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Billing;

/// <summary>What every sample is billed for, in both variants, held against <c>billing.txt</c>.</summary>
/// <remarks>
/// A change of the table is a change of what users pay: it is explained in the commit and in <c>docs/how-we-measure.md</c>. With
/// <c>REWRITE_GOLDEN=1</c> in the environment the test writes the file anew, and fails if that changed it.
/// </remarks>
public sealed class BillingTableTests
{
    [Fact]
    public async Task Samples_InBothVariants_AreBilledAsTheTableSays()
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        var comparisons = new List<SampleComparison>();
        foreach (var sample in WorkflowNames.All.SelectMany(SampleFiles.For))
            comparisons.Add(await both.RunAsync(sample));

        var table = BillingTable.Of(comparisons);

        var golden = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "billing.txt"));
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Source(), table);
        Assert.Equal(golden.Split('\n'), table.Split('\n'));
    }

    private static string Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return Path.Combine(folder.FullName, "tests", "Scenarios.Tests", "Billing", "billing.txt");
        throw new InvalidOperationException("Comparison.sln is not above the tests.");
    }
}

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
