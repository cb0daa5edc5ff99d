using System.ComponentModel;
using System.Diagnostics;
using Comparison.Local.Terraform;

namespace Comparison.Terraform.Tests.Support;

/// <summary>Terraform with the shimmed provider, for all tests of a run; one command at a time, as the provider asks for.</summary>
public sealed class TerraformShim : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("comparison-terraform-");
    private readonly Dictionary<string, Task<DeploymentPlan>> _plans = [];
    private EmptyAccount? _account;
    private ProviderShim? _shim;
    private string _missing = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("COMPARE_ALL") != "1")
        {
            _missing = "Needs Terraform and its AWS provider: run `compare test --all`.";
            return;
        }
        if (ProviderMirror.FindProgram() is not { } program)
        {
            _missing = "There is no mirror with hashicorp/aws 5 here; COMPARE_PROVIDER_MIRROR can name one.";
            return;
        }
        try
        {
            await RunAsync(["version"], CancellationToken.None);
        }
        catch (Win32Exception)
        {
            _missing = "Terraform is not installed.";
            return;
        }
        var socket = Path.Combine(_data.FullName, "aws");
        _account = await EmptyAccount.OpenAsync();
        _shim = await ProviderShim.StartAsync(program, socket, _account.Environment, CancellationToken.None);
    }

    /// <summary>What a root would make. Planned once for all tests.</summary>
    internal Task<DeploymentPlan> PlanAsync(string root) =>
        _plans.TryGetValue(root, out var plan) ? plan : _plans[root] = DeploymentPlan.OfAsync(this, root);

    /// <summary>Runs Terraform in a folder of <c>terraform/</c>, initialized before; skips the test where it cannot.</summary>
    internal async Task<TerraformRun> RunAsync(string folder, params string[] command)
    {
        Assert.SkipWhen(_shim is null, _missing);
        var cancellationToken = TestContext.Current.CancellationToken;
        var there = $"-chdir={Path.Combine(Repository.Terraform, folder)}";
        var initialized = await RunAsync([there, "init", "-no-color", "-backend=false"], cancellationToken);
        return initialized.ExitCode == 0 ? await RunAsync([there, command[0], "-no-color", .. command[1..]], cancellationToken) : initialized;
    }

    public async ValueTask DisposeAsync()
    {
        if (_shim is not null)
            await _shim.DisposeAsync();
        if (_account is not null)
            await _account.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task<TerraformRun> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("terraform", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Beside the checkout, so that nothing is left in it.
        start.Environment["TF_DATA_DIR"] = Path.Combine(_data.FullName, "terraform");
        start.Environment["TF_REATTACH_PROVIDERS"] = _shim?.Reattach ?? "{}";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment.Remove("TF_CLI_CONFIG_FILE");
        using var terraform = Process.Start(start)!;
        var output = terraform.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = terraform.StandardError.ReadToEndAsync(cancellationToken);
        await terraform.WaitForExitAsync(cancellationToken);
        return new(terraform.ExitCode, await output + await errors);
    }
}

/// <summary>How a command of Terraform ended, and what it wrote.</summary>
internal sealed record TerraformRun(int ExitCode, string Text);
