using BenchmarkDotNet.Running;

namespace Comparison.Micro.Support;

/// <summary>Where reports go: to <c>artifacts/micro</c>, and from there to <c>benchmarks/results/micro</c>, which is committed.</summary>
internal static class Results
{
    private static readonly string Root = FindRoot();

    /// <summary>What BenchmarkDotNet writes to.</summary>
    public static string Artifacts => Path.Combine(Root, "artifacts", "micro");

    /// <summary>Runs what the arguments choose, and takes over its reports: Markdown to read, JSON to draw from.</summary>
    public static void Run(string[] arguments)
    {
        var published = Directory.CreateDirectory(Path.Combine(Root, "benchmarks", "results", "micro"));
        foreach (var summary in BenchmarkSwitcher.FromAssembly(typeof(Results).Assembly).Run(arguments, ShortConfig.Create()))
        foreach (var question in summary.BenchmarksCases.Select(one => one.Descriptor.Type.FullName).Distinct())
        foreach (var report in Directory.EnumerateFiles(summary.ResultsDirectoryPath, $"{question}-report*"))
            File.Copy(report, Path.Combine(published.FullName, Path.GetFileName(report)), overwrite: true);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Comparison.sln is not above the program: run it from a checkout.");
    }
}
