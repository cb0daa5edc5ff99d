using Comparison.Domain;

namespace Comparison.Scenarios.Twins;

/// <summary>The checkout that the program was built in: where the sources are that are shown.</summary>
public static class SourceTree
{
    /// <summary>The repository's folder.</summary>
    /// <exception cref="InvalidOperationException">The program does not run from a checkout.</exception>
    public static string Root { get; } = FindRoot();

    public static TwinPaths TwinsOf(WorkflowName workflow)
    {
        string Find(string variant, string pattern) => Directory
            .EnumerateFiles(Path.Combine(Root, variant), pattern, SearchOption.AllDirectories)
            .Single(file => Path.GetFileName(file).StartsWith(workflow.ToText(), StringComparison.OrdinalIgnoreCase));
        return new(Find("durable", "*.workflow.cs"), Find("stepfunctions", "*.asl.json"));
    }

    /// <summary>A path of the repository as people write it.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Comparison.sln is not above the program: run it from a checkout.");
    }
}

/// <summary>The two files of a workflow.</summary>
public sealed record TwinPaths(string Durable, string StateMachine);
