using Comparison.Domain;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary>A deployment while executions wait: which code and which definition they finish on.</summary>
public sealed class RedeploymentTests
{
    private static readonly Dictionary<WorkflowName, (string Status, string[] Tasks, string[] States)> Expected = new()
    {
        [WorkflowName.Approval] = ("expired", [], ["Expire"]),
        [WorkflowName.Order] = ("completed", ["comparison-fulfil-order version 1, code of deployment 1"], ["Fulfil"]),
        [WorkflowName.Moderation] = ("saved", [], ["Save"]),
        [WorkflowName.Loan] = ("approved", ["comparison-offer-loan version 1, code of deployment 1"], ["Fraud check", "Offer", "Disburse"]),
    };

    public static TheoryData<WorkflowName> Workflows => [.. WorkflowNames.All];

    [Theory, MemberData(nameof(Workflows))]
    public async Task Execution_ThatWaitsDuringADeployment_FinishesOnWhatItBeganWith(WorkflowName workflow)
    {
        var results = await PlayedFaults.PlayAsync();

        var trials = results.Deployments.Where(trial => trial.Workflow == workflow).ToList();
        var (status, tasks, states) = Expected[workflow];
        var durable = trials.Single(trial => trial.Variant == Variant.Durable);
        var machine = trials.Single(trial => trial.Variant == Variant.StepFunctions);
        Assert.Equal((status, status), (durable.Status, machine.Status));
        Assert.Equal([$"comparison-{workflow.ToText()} version 1, code of deployment 1"], durable.Functions);
        Assert.Equal(tasks, machine.Functions);
        Assert.Equal(states, machine.States);
    }
}
