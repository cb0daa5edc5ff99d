using System.IO.Compression;

namespace Comparison.Terraform.Tests.Support;

/// <summary>A checkout as users have one, of which only the tests' provider is not theirs; it goes when the tests end.</summary>
/// <remarks>The provider is found as any: in a mirror that Terraform's CLI configuration names. It says that it is version 6.27.0.</remarks>
internal sealed class Checkout : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-");

    /// <param name="cloud">What stands for AWS.</param>
    public Checkout(Uri cloud)
    {
        Copy(SourceTree.Terraform, At("terraform"));
        Copy(Path.Combine(SourceTree.Root, "stepfunctions"), At("stepfunctions"));
        Copy(AppContext.BaseDirectory, At("artifacts", "cli"));
        File.WriteAllText(At("Comparison.sln"), ""); // by which the CLI knows the top of its checkout
        var platform = Path.GetFileName(Path.GetDirectoryName(Installation.Provider))!;
        var provider = Directory.CreateDirectory(At("mirror", "registry.terraform.io", "hashicorp", "aws", "6.27.0", platform));
        File.CreateSymbolicLink(Path.Combine(provider.FullName, "terraform-provider-aws_v6.27.0_x5"), Provider);
        File.WriteAllText(At("terraform.rc"), $$"""provider_installation { filesystem_mirror { path = "{{At("mirror")}}" } }""");
        Environment = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = Account,
            ["AWS_ENDPOINT_URL"] = cloud.ToString(),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["COMPARE_PROVIDER_5"] = Installation.Provider!,
            ["TF_CLI_CONFIG_FILE"] = At("terraform.rc"),
            ["TF_DISABLE_PLUGIN_TLS"] = "1",
        };
        Port = cloud.Port;
    }

    /// <summary>The account that <c>compare terraform</c> applies to.</summary>
    public const string Account = "111111111111";

    /// <summary>The tests' provider.</summary>
    public static string Provider { get; } = Path.Combine(AppContext.BaseDirectory, "Comparison.Terraform.Provider");

    public int Port { get; }

    /// <summary>The variables that lead to the cloud as if it were AWS, for whoever does not go by <c>compare terraform</c>, and to the provider.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public string At(params ReadOnlySpan<string> path) => Path.Combine([_folder.FullName, .. path]);

    /// <summary>Runs a command of the CLI.</summary>
    public Task<CommandRun> CompareAsync(params string[] arguments) =>
        CommandRun.OfAsync("dotnet", [At("artifacts", "cli", "compare.dll"), .. arguments], Environment);

    /// <summary>Takes the zips that were built before; without them nothing can be applied.</summary>
    public void TakePackages(string from) => Copy(from, At("artifacts", "packages"));

    /// <summary>Makes another version of the workflows: their zips with other bytes, and definitions with another comment.</summary>
    /// <remarks>The functions that both variants share stay as they are: each that changes costs the provider five seconds.</remarks>
    public void ChangeWorkflows()
    {
        foreach (var definition in Directory.EnumerateFiles(At("stepfunctions"), "*.asl.json", SearchOption.AllDirectories))
            File.WriteAllText(
                definition, File.ReadAllText(definition).Replace("\"Comment\": \"", "\"Comment\": \"Changed. ", StringComparison.Ordinal));
        foreach (var name in new[] { "durable.zip", "stepfunctions.zip" })
        {
            using var archive = ZipFile.Open(At("artifacts", "packages", name), ZipArchiveMode.Update);
            archive.CreateEntry("changed.txt");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
