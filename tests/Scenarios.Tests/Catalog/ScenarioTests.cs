using Comparison.Adapters.Engines;
using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Catalog;
using Comparison.Scenarios.Playing;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Catalog;

/// <summary>Every scenario ends as it should, and alike in both variants, whichever way they are written.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<WorkflowName, string, Form> All
    {
        get
        {
            var all = new TheoryData<WorkflowName, string, Form>();
            foreach (var form in Enum.GetValues<Form>())
            foreach (var workflow in WorkflowNames.All)
                foreach (var scenario in ScenarioCatalog.For(workflow))
                    all.Add(workflow, scenario.Name, form);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Scenario_InBothVariants_EndsAsExpected(WorkflowName workflow, string name, Form form)
    {
        var scenario = ScenarioCatalog.For(workflow).Single(found => found.Name == name);

        var comparison = await new ScenarioRunner(await TestCloud.StartAsync(), form).RunAsync(scenario);

        Assert.Empty(comparison.Faults);
    }

    [Fact]
    public void Comparison_OutcomeThatNobodyExpected_IsAFault()
    {
        var run = new ScenarioRun(new(WorkflowState.Failed, null, new Dictionary<string, string>(), TimeSpan.Zero, default!), [202]);

        var comparison = new ScenarioComparison(Expecting("approved"), run, run);

        Assert.Equal(["durable: failed, expected approved", "Step Functions: failed, expected approved"], comparison.Faults);
    }

    [Fact]
    public void Comparison_RaceWhoseRowAndOutcomeDiffer_IsAFault()
    {
        var effects = new Dictionary<string, string> { ["decision.decided_by"] = """{"S":"a@example.com"}""" };
        var run = new ScenarioRun(new(WorkflowState.Stopped, null, effects, TimeSpan.Zero, default!), [200, 202]);

        var comparison = new ScenarioComparison(Expecting("stopped", "approved"), run, run);

        Assert.Equal(2, comparison.Faults.Count);
        Assert.Contains("the row says a@example.com, the outcome nobody", comparison.Faults[0], StringComparison.Ordinal);
    }

    private static Scenario Expecting(params string[] expected) =>
        new("planted", new(WorkflowName.Approval, "X", "{}"), "", expected, (_, _) => Task.CompletedTask);
}
