using Comparison.Local.Cloud;
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
    private RunningProvider? _provider;

    /// <summary>Skips the test where there is no Terraform.</summary>
    internal LocalCloud Cloud => _cloud ?? Skip<LocalCloud>();

    /// <summary>Skips the test where there is no Terraform.</summary>
    internal Checkout Checkout => _checkout ?? Skip<Checkout>();

    public async ValueTask InitializeAsync()
    {
        if (Installation.Missing is not null)
            return;
        _cloud = await LocalCloud.StartAsync();
        await StackServices.OpenOnDemandAsync(_cloud);
        _checkout = new(_cloud.Endpoint);
        _provider = await RunningProvider.StartAsync(_checkout.Environment);
    }

    /// <summary>Runs Terraform itself in a folder of the checkout, initialized before.</summary>
    internal async Task<CommandRun> RunAsync(string folder, params string[] command)
    {
        var there = $"-chdir={Checkout.At(folder)}";
        var environment = new Dictionary<string, string>(Checkout.Environment) { ["TF_REATTACH_PROVIDERS"] = _provider!.Reattach };
        var initialized = await CommandRun.OfAsync("terraform", [there, "init", "-no-color", "-backend=false"], environment);
        return initialized.ExitCode == 0
            ? await CommandRun.OfAsync("terraform", [there, command[0], "-no-color", .. command[1..]], environment)
            : initialized;
    }

    /// <summary>What a root would make. Planned once for all tests.</summary>
    internal Task<DeploymentPlan> PlanAsync(string root) =>
        _plans.TryGetValue(root, out var plan) ? plan : _plans[root] = DeploymentPlan.OfAsync(this, root);

    public async ValueTask DisposeAsync()
    {
        _provider?.Dispose();
        _checkout?.Dispose();
        if (_cloud is not null)
            await _cloud.DisposeAsync();
    }

    private static T Skip<T>()
    {
        Assert.Skip(Installation.Missing ?? "The fixture was not started.");
        return default!; // a skip throws
    }
}
