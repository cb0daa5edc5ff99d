using System.Diagnostics;
using Comparison.Local.Terraform;

namespace Comparison.Terraform.Tests.Support;

/// <summary>Terraform with a shimmed provider of its own, which leaves nothing in the checkout; one command at a time, as the provider asks for.</summary>
internal sealed class TerraformEngine : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private readonly ProviderShim _shim;

    private TerraformEngine(DirectoryInfo data, ProviderShim shim) => (_data, _shim) = (data, shim);

    /// <summary>Where states are kept.</summary>
    public string State => Path.Combine(_data.FullName, "terraform.tfstate");

    /// <param name="cloud">The endpoint that stands for AWS.</param>
    /// <param name="account">An access key that leads to the account.</param>
    public static async Task<TerraformEngine> StartAsync(string provider, Uri cloud, string account, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("comparison-tf-");
        var credentials = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = account,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
        };
        return new(data, await ProviderShim.StartAsync(provider, Path.Combine(data.FullName, "aws"), cloud, credentials, cancellationToken));
    }

    /// <summary>Runs a command in a folder, initialized before.</summary>
    public async Task<TerraformRun> RunAsync(string folder, string[] command, CancellationToken cancellationToken)
    {
        var there = $"-chdir={folder}";
        var initialized = await RunAsync([there, "init", "-no-color", "-backend=false"], cancellationToken);
        return initialized.ExitCode == 0 ? await RunAsync([there, command[0], "-no-color", .. command[1..]], cancellationToken) : initialized;
    }

    public async ValueTask DisposeAsync()
    {
        await _shim.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task<TerraformRun> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("terraform", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TF_DATA_DIR"] = Path.Combine(_data.FullName, "terraform");
        start.Environment["TF_REATTACH_PROVIDERS"] = _shim.Reattach;
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment.Remove("TF_CLI_CONFIG_FILE");
        using var terraform = Process.Start(start)!;
        var output = terraform.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = terraform.StandardError.ReadToEndAsync(cancellationToken);
        await terraform.WaitForExitAsync(cancellationToken);
        return new(terraform.ExitCode, await output, await errors);
    }
}
