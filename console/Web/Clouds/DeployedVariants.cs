using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Web.Clouds;

/// <summary>The variants of a cloud that were found, each with what reads its runs.</summary>
internal sealed class DeployedVariants(IReadOnlyList<StackClient> stacks, TimeProvider machine)
{
    private readonly Dictionary<Variant, RunReader> _readers = stacks.ToDictionary(stack => stack.Variant, stack => new RunReader(stack, machine));

    public IReadOnlyList<Variant> Variants { get; } = [.. stacks.Select(stack => stack.Variant).Order()];

    /// <exception cref="CloudRefusedException">The variant is not deployed.</exception>
    public StackClient this[Variant variant] => stacks.FirstOrDefault(stack => stack.Variant == variant)
        ?? throw new CloudRefusedException($"The variant {variant.ForPeople()} is not deployed here.");

    /// <summary>What reads its runs; null when the variant is not deployed.</summary>
    public RunReader? ReaderOf(Variant variant) => _readers.GetValueOrDefault(variant);

    public bool AreThose(IEnumerable<Deployment> deployments) =>
        stacks.Select(stack => stack.Deployment.ApiUrl).SequenceEqual(deployments.Select(deployment => deployment.ApiUrl));
}
