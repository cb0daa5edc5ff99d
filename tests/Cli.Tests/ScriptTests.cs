namespace Comparison.Cli.Tests;

/// <summary>The scripts of the repository know --help, and do nothing that they were not asked for.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData(0, "compare test --help")]
    [InlineData(2, "compare test --everything")]
    [InlineData(2, "compare test --all again")]
    [InlineData(0, "tests/mutate --help")]
    [InlineData(0, "tests/mutate engines --help")]
    [InlineData(2, "tests/mutate lunch")]
    [InlineData(2, "tests/mutate domain lunch")]
    [InlineData(2, "tests/mutate engines --lunch")]
    [InlineData(2, "tests/mutate engines --workers many")]
    public async Task Script_AskedForHelpOrNonsense_OnlySaysHowItIsUsed(int expected, string call)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no bash.");

        var (code, output, errors) = await Command.RunShellAsync($"'{RepositoryFiles.Root}'/{call}");

        Assert.Equal(expected, code);
        Assert.StartsWith("Usage: ", expected == 0 ? output : errors, StringComparison.Ordinal);
    }
}
