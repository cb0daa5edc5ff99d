using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Comparison.Cli.Output;
using Comparison.Cli.Packaging;

namespace Comparison.Cli.Commands;

/// <summary><c>compare package</c>: the zips that Terraform deploys and that the local cloud runs as processes.</summary>
internal sealed class PackageCommand : Command
{
    private readonly Option<string?> _output = new("--output") { Description = "Where to write the zips; artifacts/packages when absent.", HelpName = "folder" };

    private readonly Option<string> _architecture = new("--arch")
    {
        Description = "The processor to compile for: arm64, which the Terraform roots deploy unless told otherwise, or x86_64. "
            + "On the other one the zips run as well, and start slower.",
        DefaultValueFactory = _ => "arm64",
    };

    public PackageCommand()
        : base("package", "Builds the functions' zips; the same sources give the same bytes.")
    {
        Add(_output);
        _architecture.AcceptOnlyFromAmong("arm64", "x86_64");
        Add(_architecture);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var mode = AwsPackages.Mode;
        var folder = parsed.GetValue(_output) is { } given
            ? RepositoryFiles.FromUser(given)
            : Path.Combine(RepositoryFiles.Artifacts, "packages");
        Directory.CreateDirectory(folder);
        var build = new PackageBuild(RepositoryFiles.Root, AwsPackages.Property, parsed.GetRequiredValue(_architecture));
        try
        {
            foreach (var package in FunctionPackage.All)
                Describe(await Terminal.WaitAsync($"building {package.Name}.zip", _ => WriteAsync(build, package, mode, folder, cancellationToken)), mode);
        }
        catch (PackageBuildException failure)
        {
            return Exit.Usage($"The build failed: {failure.Message}");
        }
        // What Terraform reads, which cannot look into a zip.
        var manifest = new JsonObject { ["aws_packages"] = mode };
        await File.WriteAllTextAsync(Path.Combine(folder, "manifest.json"), manifest.ToJsonString() + "\n", cancellationToken);
        if (mode == "local")
            Terminal.Say("The zips hold this repository's stand-ins for AWS's packages (compare doctor): for the local cloud, not for AWS.");
        return Exit.Same;
    }

    private static async Task<FileInfo> WriteAsync(
        PackageBuild build, FunctionPackage package, string mode, string folder, CancellationToken cancellationToken)
    {
        var published = await build.PublishAsync(package, cancellationToken);
        var file = new FileInfo(Path.Combine(folder, $"{package.Name}.zip"));
        await using var zip = file.Create();
        PackageZip.Write(published, package.Assembly, isLocal: mode == "local", zip);
        return file;
    }

    private static void Describe(FileInfo zip, string mode)
    {
        zip.Refresh();
        using var content = zip.OpenRead();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        Terminal.Say(string.Create(
            CultureInfo.InvariantCulture, $"{zip.Name,-18} {zip.Length,9:N0} bytes  {mode,-8}  sha256 {hash}"));
    }
}
