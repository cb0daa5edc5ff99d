using Comparison.Domain;
using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Pricing.Laws;
using Comparison.Pricing.Sheets;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Costs;
using Comparison.Scenarios.Runs;
using Comparison.Scenarios.Samples;

namespace Comparison.Scenarios.Tests.Costs;

/// <summary>The law prices what was billed, for every sample of every workflow.</summary>
public sealed class LawTests
{
    private const decimal Million = 1_000_000;

    public static TheoryData<WorkflowName, string> Samples => MeteredCountsTests.Samples;

    [Theory, MemberData(nameof(Samples))]
    public async Task Law_OfWhatASampleConsistedOf_IsWhatItsUnitsCost(WorkflowName workflow, string name)
    {
        var run = await RunAsync(workflow, name);
        var (operation, transition) = (Price(Component.DurableOperation), Price(Component.StateTransition));

        var durable = Law.Price(HistoryCounts.DurableElements(run.Durable.Timeline), RunDollars.Terms).Durable;
        var machine = Law.Price(HistoryCounts.MachineElements(run.StepFunctions.Timeline), RunDollars.Terms).StepFunctions;

        Assert.Equal(run.Durable.Usage![BillingUnit.DurableOperations] * operation, durable);
        Assert.Equal(run.StepFunctions.Usage![BillingUnit.StateTransitions] * transition, machine);
    }

    // Two resumes of the durable function; of the machine's functions only the offer runs after a wait and answers for itself.
    [Fact]
    public async Task RequestsAfterWaits_OfALoan_AreCountedInBothVariants()
    {
        var twins = MeteredCounts.Count(await RunAsync(WorkflowName.Loan, "ALICE"));

        Assert.Equal((2m, 1m), (twins.Durable.RequestsAfterWaits, twins.StepFunctions.RequestsAfterWaits));
        Assert.Equal(3, twins.Durable.FlatBranches);
    }

    [Fact]
    public void Retention_OfTheLocalStack_IsWhatIsPriced() => Assert.Equal(StackOptions.RetentionDays, Deployed.RetentionDays);

    private static decimal Price(Component component) => RunDollars.Terms.Sheet[component].Tiers[0].Price * Million;

    private static async Task<SampleComparison> RunAsync(WorkflowName workflow, string name)
    {
        using var both = await LocalComparison.DeployAsync(await TestCloud.StartAsync());
        return await both.RunAsync(SampleFiles.For(workflow).Single(sample => sample.Name == name));
    }
}
