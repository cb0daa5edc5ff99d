using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.EndToEnd.Sites;

/// <summary>What Terraform applied. Only the first execution there may be a cold one; whether it is, no history tells.</summary>
public sealed class DeployedSite(TwinStacks stacks) : ISite
{
    public string Name => "aws";

    public IReadOnlyList<string> Delays { get; } = ["as deployed: see the variables of the Terraform roots"];

    public Pace Pace { get; } = new(
        Thinking: TimeSpan.FromSeconds(2), First: TimeSpan.FromMilliseconds(500), Longest: TimeSpan.FromSeconds(5));

    public bool IsDeployedAnew => false;

    public Task<IStack> OpenAsync(Variant variant, CancellationToken cancellationToken) =>
        Task.FromResult(variant == Variant.Durable ? stacks.Durable : stacks.StepFunctions);
}
