using System.IO.Compression;
using Comparison.Terraform.Tests.Support;

namespace Comparison.Terraform.Tests.Deployments;

/// <summary>Another version of the workflows: their zips with other bytes, and definitions with another comment, beside the checkout.</summary>
/// <remarks>The functions that both variants share stay as they are: each that changes costs the provider five seconds.</remarks>
internal sealed class ChangedSources : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("comparison-changed-");

    public ChangedSources(string packages)
    {
        Copy("terraform");
        Copy(Path.Combine("stepfunctions", "StateMachines"));
        foreach (var definition in Directory.EnumerateFiles(_folder.FullName, "*.asl.json", SearchOption.AllDirectories))
        {
            var changed = File.ReadAllText(definition).Replace("\"Comment\": \"", "\"Comment\": \"Changed. ", StringComparison.Ordinal);
            File.WriteAllText(definition, changed);
        }
        Directory.CreateDirectory(Packages);
        foreach (var file in Directory.EnumerateFiles(packages))
            File.Copy(file, Path.Combine(Packages, Path.GetFileName(file)));
        foreach (var name in new[] { "durable.zip", "stepfunctions.zip" })
        {
            using var archive = ZipFile.Open(Path.Combine(Packages, name), ZipArchiveMode.Update);
            archive.CreateEntry("changed.txt");
        }
    }

    /// <summary>What stands for the top of the repository.</summary>
    public string Root => _folder.FullName;

    public string Packages => Path.Combine(Root, "packages");

    public void Dispose() => _folder.Delete(recursive: true);

    private void Copy(string part)
    {
        var from = Path.Combine(Repository.Root, part);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Root, part, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
