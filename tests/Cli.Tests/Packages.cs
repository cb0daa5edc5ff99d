namespace Comparison.Cli.Tests;

/// <summary>The zips, built once for all tests that want them.</summary>
internal static class Packages
{
    private static readonly Lazy<Task<string>> Folder = new(BuildAsync);

    public static Task<string> OrSkipAsync()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("COMPARE_ALL") == "1", "Runs with compare test --all (COMPARE_ALL=1).");
        return Folder.Value;
    }

    private static async Task<string> BuildAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "packages");
        var (code, _, errors) = await Command.RunAsync("package", "--output", folder);
        return code == Exit.Same ? folder : throw new InvalidOperationException(errors);
    }
}
