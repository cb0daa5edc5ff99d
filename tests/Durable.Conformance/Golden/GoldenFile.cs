namespace Comparison.Durable.Conformance.Golden;

/// <summary>The file of a history. With <c>REWRITE_GOLDEN=1</c> in the environment it is written anew; a change fails the test all the same.</summary>
internal static class GoldenFile
{
    /// <returns>Both texts, line by line, where they differ; null when they do not.</returns>
    public static string? Compare(string name, IReadOnlyList<string> actual)
    {
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            File.WriteAllLines(Path.Combine(SourceFolder(), $"{name}.txt"), actual);
        var expected = Read(name);
        return expected.SequenceEqual(actual)
            ? null
            : string.Join('\n', [$"{name}.txt: - expected, + was", .. Difference(expected, actual)]);
    }

    public static IReadOnlySet<string> Names() =>
        Directory.EnumerateFiles(OutputFolder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();

    private static string OutputFolder => Path.Combine(AppContext.BaseDirectory, "Golden");

    private static string[] Read(string name) =>
        Path.Combine(OutputFolder, $"{name}.txt") is var file && File.Exists(file) ? File.ReadAllLines(file) : [];

    private static IEnumerable<string> Difference(string[] expected, IReadOnlyList<string> actual)
    {
        for (var i = 0; i < Math.Max(expected.Length, actual.Count); i++)
        {
            var (before, after) = (expected.ElementAtOrDefault(i), actual.ElementAtOrDefault(i));
            if (before == after)
            {
                yield return $"  {before}";
                continue;
            }
            if (before is not null)
                yield return $"- {before}";
            if (after is not null)
                yield return $"+ {after}";
        }
    }

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root is not above the test's output.");
        return Path.Combine(folder.FullName, "tests", "Durable.Conformance", "Golden");
    }
}
