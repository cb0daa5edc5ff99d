namespace Comparison.Terraform.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string Terraform => Path.Combine(Root, "terraform");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Comparison.sln is not above the tests.");
    }
}
