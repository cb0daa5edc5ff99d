using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Faults;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>Whatever breaks, every scenario ends as it should, alike in both variants of either form, and every invariant holds.</summary>
public sealed class FaultScenarioTests
{
    public static TheoryData<WorkflowName, string, Form> All
    {
        get
        {
            var all = new TheoryData<WorkflowName, string, Form>();
            foreach (var form in Enum.GetValues<Form>())
            foreach (var workflow in WorkflowNames.All)
                foreach (var scenario in ScenarioCatalog.BrokenFor(workflow))
                    all.Add(workflow, scenario.Name, form);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task Scenario_UnderFaults_EndsAsExpected(WorkflowName workflow, string name, Form form)
    {
        var results = await PlayedFaults.PlayAsync(form);

        var comparison = results.Scenarios.Single(played => played.Scenario.Sample.Workflow == workflow && played.Scenario.Name == name);

        Assert.Empty(comparison.Faults);
    }
}

/// <summary>What came of breaking everything: played once in each form, for all tests that look at it.</summary>
internal static class PlayedFaults
{
    private static readonly Dictionary<Form, Lazy<Task<FaultResults>>> Results = Enum.GetValues<Form>().ToDictionary(
        form => form, form => new Lazy<Task<FaultResults>>(
            async () => await FaultResults.PlayAsync(await TestCloud.StartAsync(), WorkflowNames.All, form, progress: null, default)));

    public static Task<FaultResults> PlayAsync(Form form = Form.Readable) => Results[form].Value;
}

/// <summary>A checkpoint token that was used already: AWS's .NET runtime takes its refusal for the end of the execution.</summary>
public sealed class StaleTokenTests
{
    [Fact]
    public async Task Execution_WhoseTokenWasUsedAlready_Fails()
    {
        var results = await PlayedFaults.PlayAsync();

        Assert.Equal(WorkflowNames.All, results.StaleTokens.Select(trial => trial.Workflow));
        Assert.All(results.StaleTokens, trial => Assert.Equal("failed", trial.Status));
        Assert.All(results.StaleTokens, trial =>
            Assert.Contains("ExecutionFailed (Amazon.Lambda.DurableExecution.DurableExecutionException)", trial.Events));
    }
}
