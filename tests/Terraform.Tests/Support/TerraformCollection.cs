using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;

namespace Comparison.Terraform.Tests.Support;

/// <summary>The tests that share a checkout, and so run one after another; they deploy nothing that stays.</summary>
[CollectionDefinition]
public sealed class TerraformCollection : ICollectionFixture<TerraformFixture>;

/// <summary>Terraform in a checkout, before a local cloud with nothing in it.</summary>
public sealed class TerraformFixture : IAsyncLifetime
{
    private readonly Dictionary<string, Task<DeploymentPlan>> _plans = [];
    private LocalCloud? _cloud;
    private Checkout? _checkout;

    internal LocalCloud Cloud => _cloud!;

    /// <summary>Skips the test where there is none.</summary>
    internal Checkout Checkout
    {
        get
        {
            Assert.SkipWhen(_checkout is null, Installation.Missing ?? "");
            return _checkout;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Installation.Missing is not null)
            return;
        _cloud = await LocalCloud.StartAsync();
        StackServices.OpenOnDemand(_cloud);
        _checkout = new(_cloud.Endpoint);
    }

    /// <summary>What a root would make. Planned once for all tests.</summary>
    internal Task<DeploymentPlan> PlanAsync(string root) =>
        _plans.TryGetValue(root, out var plan) ? plan : _plans[root] = DeploymentPlan.OfAsync(Checkout, root);

    public async ValueTask DisposeAsync()
    {
        _checkout?.Dispose();
        if (_cloud is not null)
            await _cloud.DisposeAsync();
    }
}
