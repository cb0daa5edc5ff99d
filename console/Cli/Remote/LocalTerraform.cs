using System.Diagnostics;

namespace Comparison.Cli.Remote;

/// <summary>Terraform in a root of this checkout, with the local cloud where the provider looks for AWS.</summary>
/// <remarks>
/// The files are those that go to AWS, and the provider is the one that they ask for. It is pointed here by variables of the
/// environment alone: endpoint, credentials, no metadata service. What the provider has no variable for (<c>skip_credentials_validation</c>,
/// <c>skip_requesting_account_id</c>) is not needed, since the local cloud has an STS that answers. State and plugins stay in
/// <c>artifacts/terraform</c>, so that a state of AWS in the same root is never touched; the lock file of the providers' versions has one
/// place only, beside the root's files.
/// </remarks>
internal sealed class LocalTerraform(string program, string root, Uri endpoint)
{
    // One for both roots, as on AWS: then one set of credentials drives both variants. It opens with the first request for it.
    private const string Account = "111111111111";

    private static readonly string NoFile = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    private static readonly string[] ReadState = ["output", "state list", "state mv", "state rm", "state show", "taint", "untaint"];

    private static readonly string[] ReadStateAndVariables = ["apply", "console", "destroy", "import", "plan", "refresh"];

    private readonly string _folder = Path.Combine(RepositoryFiles.Artifacts, "terraform", root);

    private string Data => Path.Combine(_folder, ".terraform");

    private string State => Path.Combine(_folder, "terraform.tfstate");

    /// <summary>Installs what the root asks for, where it is not there yet; what Terraform says of it goes to the error stream.</summary>
    /// <returns>Whether that succeeded.</returns>
    public async Task<bool> InitializeAsync()
    {
        var isFirst = !Directory.Exists(Path.Combine(Data, "providers")); // a download of minutes
        using var terraform = Start(["init", "-backend=false", "-input=false"], isQuiet: true);
        while (await terraform.StandardOutput.ReadLineAsync() is { } line)
            if (isFirst)
                await Console.Error.WriteLineAsync(line);
        await terraform.WaitForExitAsync();
        return terraform.ExitCode == 0;
    }

    /// <returns>Terraform's own exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var terraform = Start(Complete(arguments), isQuiet: false);
        // Ctrl+C reaches Terraform as well, which ends in its own way.
        await terraform.WaitForExitAsync(CancellationToken.None);
        return terraform.ExitCode;
    }

    private IReadOnlyList<string> Complete(IReadOnlyList<string> arguments)
    {
        string[] command = arguments is ["state", var part, ..] ? ["state", part] : [arguments[0]];
        var (name, rest) = (string.Join(' ', command), arguments.Skip(command.Length).ToList());
        if (name == "show" && rest.TrueForAll(argument => argument.StartsWith('-')))
            return [.. arguments, State];
        var state = $"-state={State}";
        if (ReadState.Contains(name))
            return [.. command, state, .. rest];
        // By options, since terraform.tfvars has the last word over variables of the environment: it may name a profile for AWS.
        return ReadStateAndVariables.Contains(name)
            ? [.. command, state, "-var=allow_local_packages=true", "-var=aws_profile=", "-var=shared_credentials_files=null", .. rest]
            : arguments;
    }

    private Process Start(IReadOnlyList<string> arguments, bool isQuiet)
    {
        var start = new ProcessStartInfo(program, [$"-chdir={Path.Combine(RepositoryFiles.Root, "terraform", root)}", .. arguments])
        {
            RedirectStandardOutput = isQuiet,
        };
        // Nobody's own profile, credentials or endpoints.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("TF_AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_ACCESS_KEY_ID"] = Account;
        start.Environment["AWS_CONFIG_FILE"] = NoFile;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority);
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "local";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = NoFile;
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TF_DATA_DIR"] = Data;
        return Process.Start(start)!;
    }
}
