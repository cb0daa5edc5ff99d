using Comparison.Domain;
using Comparison.Local.Cloud;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Operating;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Faults;

/// <summary>Plays every situation of workflows in each variant.</summary>
public static class OperatingTrials
{
    public static async Task<IReadOnlyList<OperatingTrial>> PlayAsync(
        LocalCloud cloud, IReadOnlyList<WorkflowName> workflows, CancellationToken cancellationToken)
    {
        var trials = new List<OperatingTrial>();
        using var http = new HttpClient();
        foreach (var descriptor in workflows.Select(WorkflowDescriptor.For))
            foreach (var situation in descriptor.Situations)
                foreach (var variant in Enum.GetValues<Variant>())
                {
                    var stack = await OperatedStack.DeployAsync(
                        cloud, variant, descriptor.Name, id => descriptor.Asking with { Name = id, Payload = descriptor.Crowd.Payload(id) }, http, cancellationToken);
                    var (does, becomes) = await situation.Does(stack, cancellationToken);
                    trials.Add(new(situation.Name, descriptor.Name, situation.Text, variant, does, becomes));
                    await cloud.RemoveAsync(stack.Stack.Account.Context.Id);
                }
        return trials;
    }
}
