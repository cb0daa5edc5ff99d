using Comparison.Local.Cloud;
using Comparison.Local.Cloud.Hosting;
using Comparison.Local.Stacks;
using Comparison.Suite.Targets;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>A root of <c>terraform/</c>, applied to an account of its own in the local cloud of this process.</summary>
internal sealed class AppliedRoot : IAsyncDisposable
{
    private readonly TerraformEngine _terraform;
    private readonly Variant _variant;
    private readonly LocalCloud _cloud;

    private AppliedRoot(LocalCloud cloud, Variant variant, Account account, StackServices services, TerraformEngine terraform) =>
        (_cloud, _variant, Account, Services, _terraform) = (cloud, variant, account, services, terraform);

    public Account Account { get; }

    public StackServices Services { get; }

    /// <summary>What Terraform is given: the repository's own files, or a changed copy of them.</summary>
    public string Sources { get; set; } = Repository.Root;

    /// <summary>Where the zips are.</summary>
    public string Packages { get; set; } = Path.Combine(Repository.Root, "artifacts", "packages");

    public static async Task<AppliedRoot> OpenAsync(LocalCloud cloud, string provider, Variant variant)
    {
        const string region = "eu-west-1"; // the variables' default
        var id = variant == Variant.Durable ? "111111111111" : "222222222222";
        var (account, services) = StackServices.Open(cloud, id, region);
        return new(cloud, variant, account, services, await TerraformEngine.StartAsync(provider, cloud.Endpoint, id, CancellationToken.None));
    }

    public async Task ApplyAsync() => Expect(0, await RunAsync("apply", "-auto-approve"));

    public async Task DestroyAsync() => Expect(0, await RunAsync("destroy", "-auto-approve"));

    /// <summary>What the next apply would do.</summary>
    public Task<TerraformRun> PlanAsync() => RunAsync("plan", "-detailed-exitcode");

    /// <summary>What Terraform keeps of what it applied.</summary>
    public async Task<DeploymentState> StateAsync()
    {
        var shown = await TerraformAsync("show", "-json", _terraform.State);
        Expect(0, shown);
        return DeploymentState.Parse(shown.Output);
    }

    /// <summary>The way to it by its outputs alone, as <c>--target aws</c> goes.</summary>
    public async Task<AwsTarget> TargetAsync()
    {
        var outputs = await TerraformAsync("output", "-json", $"-state={_terraform.State}");
        Expect(0, outputs);
        var variables = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = Account.Context.Id,
            ["AWS_ENDPOINT_URL"] = _cloud.Endpoint.ToString(),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        return AwsTarget.Open(Deployment.Read(outputs.Output, _variant.ToText())!, variables.GetValueOrDefault, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _terraform.DisposeAsync();

    private Task<TerraformRun> RunAsync(string command, string option) => TerraformAsync(
        command, option, "-input=false", $"-state={_terraform.State}", $"-var=package_dir={Packages}", "-var=allow_local_packages=true",
        "-var=queue_delay_seconds=0", "-var=settle_seconds=1", "-var=fraud_delay_seconds=1");

    private Task<TerraformRun> TerraformAsync(params string[] command) => _terraform.RunAsync(
        Path.Combine(Sources, "terraform", _variant.ToText()), command, CancellationToken.None);

    private static void Expect(int code, TerraformRun run) => Assert.True(run.ExitCode == code, run.Text);
}
