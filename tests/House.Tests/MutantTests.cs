using System.Diagnostics;

namespace Comparison.House.Tests;

/// <summary>The mutants of <c>tests/mutate engines</c>, which is run by hand.</summary>
public sealed class MutantTests
{
    /// <summary>Whoever changes the text around one moves the mutant with it: one that stands nowhere measures nothing.</summary>
    [Fact]
    public async Task Mutants_OfTheEngines_AreEachInTheirPlace()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "../../Comparison.Mutants", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory)!), "Comparison.Mutants.dll");
        using var check = Process.Start(new ProcessStartInfo("dotnet", [program, "--check"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var misplaced = check.StandardError.ReadToEndAsync();
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();

        Assert.True(check.ExitCode == 0, await misplaced);
        Assert.EndsWith("each in its place.", said.TrimEnd(), StringComparison.Ordinal);
    }
}
