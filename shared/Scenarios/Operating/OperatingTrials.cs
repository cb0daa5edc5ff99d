using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;

namespace Comparison.Scenarios.Operating;

/// <summary>What an operator does with a workflow in production, and what became of it on the local engine.</summary>
/// <param name="Situation">What has happened, as an operator would say it.</param>
/// <param name="Does">What the operator does, by the service's own calls.</param>
/// <param name="Becomes">What is then counted: ends, questions, rows, versions, errors.</param>
public sealed record OperatingTrial(string Name, WorkflowName Workflow, string Situation, Variant Variant, string Does, string Becomes);

/// <summary>The situations of a workflow's life that are no fault of anybody's call: a mended cause, a pause, a hot fix, a canary, an end.</summary>
public static class OperatingTrials
{
    private static readonly Situation[] All =
    [
        new("redo", WorkflowName.Loan, "a run has failed, and its cause is mended", Repairs.RedoAsync),
        new("dependency-down", WorkflowName.Moderation, "a table is away for an hour while somebody decides, and everybody knows it", Repairs.DependencyDownAsync),
        new("hot-fix-deployed", WorkflowName.Order, $"a bug is found behind the wait of {Deployments.Waiting} runs, and the fix is deployed", Deployments.FixAsync),
        new("hot-fix-restarted", WorkflowName.Order, $"the same, and the {Deployments.Waiting} runs must have the fix", Deployments.FixAndRestartAsync),
        new("steps-changed", WorkflowName.Order, "another order of steps is deployed over a run that waits and is pinned to nothing", Deployments.ReorderAsync),
        new("canary", WorkflowName.Order, "half of new runs try a new version, and it is taken back while they wait", Deployments.CanaryAsync),
        new("deleted", WorkflowName.Order, "a finished run is to be forgotten before its time", Endings.DeleteAsync),
        new("late-answer", WorkflowName.Order, "the answer comes by the service's own call when the wait is over", Endings.AnswerLateAsync),
        new("retention", WorkflowName.Order, "the same request comes again when the run's time in the service is over", Endings.OutliveAsync),
    ];

    private delegate Task<(string Does, string Becomes)> Play(OperatedStack stack, CancellationToken cancellationToken);

    /// <summary>Each situation of these workflows in each variant, in a stack of its own.</summary>
    public static async Task<IReadOnlyList<OperatingTrial>> PlayAsync(
        LocalCloud cloud, IReadOnlyList<WorkflowName> workflows, CancellationToken cancellationToken)
    {
        var trials = new List<OperatingTrial>();
        using var http = new HttpClient();
        foreach (var situation in All.Where(situation => workflows.Contains(situation.Workflow)))
            foreach (var variant in Enum.GetValues<Variant>())
            {
                var stack = await OperatedStack.DeployAsync(cloud, variant, http, cancellationToken);
                var (does, becomes) = await situation.Play(stack, cancellationToken);
                trials.Add(new(situation.Name, situation.Workflow, situation.Text, variant, does, becomes));
                await cloud.RemoveAsync(stack.Stack.Account.Context.Id);
            }
        return trials;
    }

    private sealed record Situation(string Name, WorkflowName Workflow, string Text, Play Play);
}
