namespace Comparison.Durable.Conformance.Requirements;

/// <summary>Finds AWS's requirements, which are no part of the repository.</summary>
internal static class RequirementFolder
{
    public const string Absent = "AWS's requirements are not here: set CONFORMANCE_DATA to the folder that holds durable/.";

    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DATA") is { Length: > 0 } named)
            return Existing(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", "conformance")) is { } found)
                return found;
        return null;
    }

    public static IReadOnlyList<Requirement> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new Requirement(Path.GetFileNameWithoutExtension(file), YamlReader.Read(File.ReadAllText(file))))];

    private static string? Existing(string folder) =>
        Directory.Exists(Path.Combine(folder, "durable")) ? Path.Combine(folder, "durable") : null;
}
