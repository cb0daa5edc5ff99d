namespace Comparison.Cli.Packaging;

/// <summary>Builds the page when it is first served, so that no other command waits for it.</summary>
/// <param name="awsPackages">The build's property <c>AwsPackages</c>: <c>official</c>, <c>local</c> or names.</param>
internal sealed class PageBuild(string repository, string awsPackages)
{
    private static readonly string[] Sources = ["benchmarks", "build", "console/Web", "durable", "local", "shared", "stepfunctions"];

    private static readonly string[] Written = ["*.cs", "*.razor", "*.css", "*.js", "*.svg", "*.json", "*.csproj", "*.props", "*.proj"];

    /// <summary>The page's program.</summary>
    public string Program { get; } = Path.Combine(repository, "artifacts", "bin", "Comparison.Web", "release", "Comparison.Web.dll");

    /// <summary>Whether something was written since the page was built, or it never was.</summary>
    public bool IsNeeded => !File.Exists(Program) || LastWritten() > File.GetLastWriteTimeUtc(Program);

    /// <exception cref="PackageBuildException">The build failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SdkCommand.RunAsync(
            "console/Web", repository, awsPackages, ["msbuild", "build/compare.proj", "-t:Page", "-m", "-noLogo", "-v:quiet"], cancellationToken);
        // What the build found to be up to date it did not write again.
        File.SetLastWriteTimeUtc(Program, TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    private DateTime LastWritten() => Sources
        .Select(folder => Path.Combine(repository, folder))
        .SelectMany(folder => Written.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)))
        .Concat(Directory.EnumerateFiles(repository, "Directory.*"))
        .Append(Path.Combine(repository, "global.json"))
        .Max(File.GetLastWriteTimeUtc);
}
