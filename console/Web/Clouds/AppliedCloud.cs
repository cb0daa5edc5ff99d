using Comparison.Local.Cloud.Meter;
using Comparison.Local.Stacks;
using Comparison.Scenarios.Targets;

namespace Comparison.Web.Clouds;

/// <summary>What Terraform applied, on AWS or wherever <c>AWS_ENDPOINT_URL</c> points.</summary>
/// <param name="find">Reads an environment variable.</param>
internal sealed class AppliedCloud(IReadOnlyList<Deployment> deployments, Func<string, string?> find, TimeProvider machine) : DeployedCloud
{
    private readonly DeployedVariants _variants = new([.. deployments.Select(deployment => new StackClient(AwsTarget.Open(deployment, find, machine)))], machine);

    public override string Title => $"AWS {string.Join(", ", deployments.Select(deployment => deployment.Region).Distinct())}";

    public override CloudAbilities Abilities { get; } = new();

    // GetExecutionHistory has a bucket of 20 requests a second for each account, and others want some of it (Step Functions quotas).
    public override TimeSpan Pace { get; } = TimeSpan.FromSeconds(1);

    public override Task<CloudStatus> StatusAsync(CancellationToken cancellationToken) => Task.FromResult(new CloudStatus(
        machine.GetUtcNow(), Rate: 1, Next: null, _variants.Variants, new Dictionary<Variant, Usage>()));

    protected override Task<DeployedVariants> FindAsync(CancellationToken cancellationToken) => Task.FromResult(_variants);
}
