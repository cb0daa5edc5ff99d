using Comparison.Domain;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Integrity;

namespace Comparison.Scenarios.Workflows;

/// <summary>What must be true of every execution, in both variants, whatever is lost, late, repeated or broken.</summary>
public static class Invariants
{
    public static IReadOnlyList<Invariant> All { get; } =
        [.. CommonInvariants.All, .. WorkflowDescriptor.All.SelectMany(descriptor => descriptor.Invariants)];

    /// <summary>Which invariants an execution breaks.</summary>
    public static IReadOnlyList<BrokenInvariant> Check(Aftermath aftermath) =>
        [.. CommonInvariants.All.Concat(WorkflowDescriptor.For(aftermath.Workflow).Invariants)
            .Select(invariant => (Invariant: invariant, Evidence: invariant.Breach(aftermath)))
            .Where(found => found.Evidence is not null)
            .Select(found => new BrokenInvariant(found.Invariant, aftermath, found.Evidence!))];

    /// <summary>Which invariants these executions break. Only while the stack is idle; nothing is billed for the look.</summary>
    public static async Task<IReadOnlyList<BrokenInvariant>> CheckAsync(
        DeployedStack stack, IReadOnlyCollection<(WorkflowName Workflow, string Id)> executions, CancellationToken cancellationToken)
    {
        var aftermath = await AftermathReader.ReadAsync(stack, executions, cancellationToken);
        return [.. aftermath.SelectMany(Check)];
    }
}
