using Comparison.Domain;

namespace Comparison.Cli;

/// <summary>Where the sources are that the CLI shows: it runs from the checkout that built it.</summary>
internal static class RepositoryFiles
{
    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where reports go.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    public static TwinPaths TwinsOf(WorkflowName workflow)
    {
        string Find(string variant, string pattern) => Directory
            .EnumerateFiles(Path.Combine(Root, variant), pattern, SearchOption.AllDirectories)
            .Single(file => Path.GetFileName(file).StartsWith(workflow.ToText(), StringComparison.OrdinalIgnoreCase));
        return new(Find("durable", "*.workflow.cs"), Find("stepfunctions", "*.asl.json"));
    }

    /// <summary>A path of the repository as people write it.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>A path that the user gave, seen from where the user stands: the script changes into the repository.</summary>
    public static string FromUser(string path) =>
        Path.GetFullPath(path, Environment.GetEnvironmentVariable("COMPARE_DIRECTORY") ?? Environment.CurrentDirectory);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Comparison.sln is not above the program: run it from a checkout.");
    }
}
