using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;
using Comparison.Suite.Targets;
using Comparison.Terraform.Tests.Inventories;
using Comparison.Terraform.Tests.Permissions;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>A root of <c>terraform/</c>, applied to an account of its own in the local cloud of this process.</summary>
internal sealed class AppliedRoot : IAsyncDisposable
{
    private readonly TerraformEngine _terraform;
    private readonly Variant _variant;
    private readonly LocalCloud _cloud;
    private readonly Account _account;
    private readonly CallRecorder _calls;
    private readonly InvokedVersions _invoked = new();
    private string _sources = Repository.Root;
    private string _packages;

    private AppliedRoot(
        LocalCloud cloud, Variant variant, (Account Account, StackServices Services) opened, TerraformEngine terraform, string packages)
    {
        (_cloud, _variant, _terraform, _packages) = (cloud, variant, terraform, packages);
        (_account, Services) = opened;
        _calls = new(_account, Services);
    }

    public StackServices Services { get; }

    /// <summary>Which versions of which functions ran since the update.</summary>
    public IEnumerable<string> InvokedSince =>
        _invoked.Functions.Select(function => $"{function} ran on version {string.Join(" and ", _invoked.Of(function))}");

    public static async Task<AppliedRoot> OpenAsync(LocalCloud cloud, string provider, Variant variant, string packages)
    {
        const string region = "eu-west-1"; // the variable's default
        var id = variant == Variant.Durable ? "111111111111" : "222222222222";
        var opened = StackServices.Open(cloud, id, region);
        var terraform = await TerraformEngine.StartAsync(provider, cloud.Endpoint, id, CancellationToken.None);
        return new(cloud, variant, opened, terraform, packages);
    }

    public async Task ApplyAsync() => Expect(0, await RunAsync("apply", "-auto-approve"));

    public async Task DestroyAsync() => Expect(0, await RunAsync("destroy", "-auto-approve"));

    /// <summary>Stops what state machines still run, as README asks for: what waits for somebody holds a machine's deletion up.</summary>
    public Task StopExecutionsAsync() => RunningExecutions.StopAsync(Services.StepFunctions);

    /// <summary>What the next apply would do.</summary>
    public Task<TerraformRun> PlanAsync() => RunAsync("plan", "-detailed-exitcode");

    /// <summary>Applies another version of the workflows.</summary>
    public async Task UpdateAsync(ChangedSources changed)
    {
        (_sources, _packages) = (changed.Root, changed.Packages);
        await ApplyAsync();
        (_sources, _packages) = (Repository.Root, Path.Combine(Repository.Root, "artifacts", "packages"));
        _invoked.Watch(Services.Lambda);
    }

    public Task<IReadOnlyList<string>> InventoryAsync() => InventoryText.ReadAsync(_account.Context, Services, $"comparison-{_variant.ToText()}");

    /// <summary>What each role may do, beside what was done in its name so far.</summary>
    public async Task<IReadOnlyList<RolePermissions>> PermissionsAsync()
    {
        var calls = _calls.Calls.Concat(await HistoryCalls.ReadAsync(_account.Context, Services.StepFunctions)).ToLookup(call => call.Role);
        return [.. RolePolicy.Of(await StateAsync()).Select(policy => new RolePermissions(policy, [.. calls[policy.Role]]))];
    }

    /// <summary>The way to it by its outputs alone, as <c>--target aws</c> goes.</summary>
    public async Task<AwsTarget> TargetAsync()
    {
        var outputs = await TerraformAsync("output", "-json", $"-state={_terraform.State}");
        Expect(0, outputs);
        var variables = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = _account.Context.Id,
            ["AWS_ENDPOINT_URL"] = _cloud.Endpoint.ToString(),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        return AwsTarget.Open(Deployment.Read(outputs.Output, _variant.ToText())!, variables.GetValueOrDefault, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _terraform.DisposeAsync();

    private async Task<DeploymentState> StateAsync()
    {
        var shown = await TerraformAsync("show", "-json", _terraform.State);
        Expect(0, shown);
        return DeploymentState.Parse(shown.Output);
    }

    private Task<TerraformRun> RunAsync(string command, string option) => TerraformAsync(
        command, option, "-input=false", $"-state={_terraform.State}", $"-var=package_dir={_packages}", "-var=allow_local_packages=true",
        "-var=queue_delay_seconds=0", "-var=settle_seconds=1", "-var=fraud_delay_seconds=1");

    private Task<TerraformRun> TerraformAsync(params string[] command) => _terraform.RunAsync(
        Path.Combine(_sources, "terraform", _variant.ToText()), command, CancellationToken.None);

    private static void Expect(int code, TerraformRun run) => Assert.True(run.ExitCode == code, run.Text);
}
