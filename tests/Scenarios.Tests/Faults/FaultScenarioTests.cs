using Comparison.Domain;
using Comparison.Scenarios.Catalog;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>Whatever breaks, every scenario ends as it should, alike in both variants, and every invariant holds.</summary>
public sealed class FaultScenarioTests
{
    public static TheoryData<WorkflowName, string> All
    {
        get
        {
            var all = new TheoryData<WorkflowName, string>();
            foreach (var workflow in WorkflowNames.All)
                foreach (var scenario in FaultCatalog.Of(workflow))
                    all.Add(workflow, scenario.Name);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Scenario_UnderFaults_EndsAsExpected(WorkflowName workflow, string name)
    {
        var results = await PlayedFaults.PlayAsync();

        var comparison = results.Scenarios.Single(played => played.Scenario.Sample.Workflow == workflow && played.Scenario.Name == name);

        Assert.Empty(comparison.Faults);
    }
}
