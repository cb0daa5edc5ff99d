using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Comparison.Cli.Remote;
using Comparison.Local.Stacks;
using Comparison.Local.Terraform;

namespace Comparison.Cli.Commands;

/// <summary><c>compare terraform</c>: Terraform itself, in one of the roots, against the local cloud that <c>compare up</c> runs.</summary>
/// <remarks>
/// The files are those that go to AWS. State, plugins and all else that Terraform writes stay in <c>artifacts/terraform</c>, so that
/// a state of AWS in the same root is never touched.
/// </remarks>
internal sealed class TerraformCommand : Command
{
    // One for both roots, as on AWS: then one set of credentials drives both variants. It opens with the first request for it.
    private const string Account = "111111111111";

    private readonly Argument<string> _root = new("root") { Description = "durable or stepfunctions: the root under terraform/." };

    private readonly Option<int> _port = new("--port")
    {
        Description = "Where the local cloud listens.",
        DefaultValueFactory = _ => UpCommand.DefaultPort,
    };

    public TerraformCommand()
        : base("terraform", "Runs Terraform in a root against the local cloud: compare terraform durable apply")
    {
        _root.AcceptOnlyFromAmong([.. Enum.GetValues<Variant>().Select(variant => variant.ToText())]);
        Add(_root);
        Add(_port);
        TreatUnmatchedTokensAsErrors = false; // they are Terraform's
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.UnmatchedTokens.Count == 0)
            return Exit.Usage("What is Terraform to do? compare terraform durable plan, for example.");
        if (ProviderMirror.FindProgram() is not { } provider)
            return Exit.Usage("There is no mirror with hashicorp/aws 5 here; COMPARE_PROVIDER_MIRROR can name one. See terraform/README.md.");
        var endpoint = new Uri($"http://127.0.0.1:{parsed.GetValue(_port)}");
        var root = parsed.GetRequiredValue(_root);
        try
        {
            await RunningCloud.StacksAsync(endpoint, cancellationToken);
            return await RunAsync(root, provider, endpoint, parsed.UnmatchedTokens, cancellationToken);
        }
        catch (CloudUnreachableException unreachable)
        {
            return Exit.Usage(unreachable.Message);
        }
        catch (Win32Exception)
        {
            return Exit.Usage("Terraform is not installed: https://developer.hashicorp.com/terraform/install");
        }
    }

    private static async Task<int> RunAsync(
        string root, string provider, Uri endpoint, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Sockets have short paths, and a checkout may be deep.
        var socket = Path.Combine(Directory.CreateTempSubdirectory("cmp-").FullName, "aws");
        try
        {
            var credentials = new Dictionary<string, string>
            {
                ["AWS_ACCESS_KEY_ID"] = Account,
                ["AWS_EC2_METADATA_DISABLED"] = "true",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
            };
            await using var shim = await ProviderShim.StartAsync(provider, socket, endpoint, credentials, cancellationToken);
            var initialized = await TerraformAsync(root, shim, ["init", "-backend=false"], isQuiet: true);
            return initialized == 0 ? await TerraformAsync(root, shim, arguments, isQuiet: false) : initialized;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(socket)!, recursive: true);
        }
    }

    private static async Task<int> TerraformAsync(string root, ProviderShim shim, IReadOnlyList<string> arguments, bool isQuiet)
    {
        var data = Path.Combine(RepositoryFiles.Artifacts, "terraform", root);
        var start = new ProcessStartInfo("terraform", [$"-chdir={Path.Combine(RepositoryFiles.Root, "terraform", root)}", .. arguments])
        {
            RedirectStandardOutput = isQuiet,
        };
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TF_DATA_DIR"] = Path.Combine(data, ".terraform");
        start.Environment["TF_REATTACH_PROVIDERS"] = shim.Reattach;
        start.Environment["TF_VAR_allow_local_packages"] = "true";
        foreach (var command in new[] { "apply", "destroy", "output", "plan", "refresh" })
            start.Environment[$"TF_CLI_ARGS_{command}"] = $"-state={Path.Combine(data, "terraform.tfstate")}";
        using var terraform = Process.Start(start)!;
        if (isQuiet)
            await terraform.StandardOutput.ReadToEndAsync();
        // Ctrl+C reaches Terraform as well, which ends in its own way; until then the provider has to stay.
        await terraform.WaitForExitAsync(CancellationToken.None);
        return terraform.ExitCode;
    }
}
