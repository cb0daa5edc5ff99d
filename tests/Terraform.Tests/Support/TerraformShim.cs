namespace Comparison.Terraform.Tests.Support;

/// <summary>Terraform before an empty account, for all tests that deploy nothing.</summary>
public sealed class TerraformShim : IAsyncLifetime
{
    private readonly Dictionary<string, Task<DeploymentPlan>> _plans = [];
    private EmptyAccount? _account;
    private TerraformEngine? _engine;
    private string _missing = "";

    public async ValueTask InitializeAsync()
    {
        var installation = await Installation.FindAsync();
        _missing = installation.Missing;
        if (installation.Provider is not { } provider)
            return;
        _account = await EmptyAccount.OpenAsync();
        _engine = await TerraformEngine.StartAsync(provider, _account.Endpoint, EmptyAccount.Id, CancellationToken.None);
    }

    /// <summary>What a root would make. Planned once for all tests.</summary>
    internal Task<DeploymentPlan> PlanAsync(string root) =>
        _plans.TryGetValue(root, out var plan) ? plan : _plans[root] = DeploymentPlan.OfAsync(this, root);

    /// <summary>Runs Terraform in a folder of <c>terraform/</c>, initialized before; skips the test where it cannot.</summary>
    internal Task<TerraformRun> RunAsync(string folder, params string[] command)
    {
        Assert.SkipWhen(_engine is null, _missing);
        return _engine.RunAsync(Path.Combine(Repository.Terraform, folder), command, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        if (_account is not null)
            await _account.DisposeAsync();
    }
}
