using System.Reflection;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Tests.Integrity;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary><c>docs/what-breaks.md</c> is what the faults come to today.</summary>
/// <remarks>With <c>REWRITE_GOLDEN=1</c> in the environment the test writes the page anew, and fails if that changed it.</remarks>
public sealed class WhatBreaksTests
{
    [Fact]
    public async Task Page_OfWhatBreaks_IsWhatWasPlayed()
    {
        var results = await PlayedFaults.PlayAsync();

        var page = WhatBreaks.Markdown(results);

        var written = File.Exists(Source()) ? await File.ReadAllTextAsync(Source()) : "";
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Source(), page);
        Assert.Equal(written.Split('\n'), page.Split('\n'));
    }

    [Fact]
    public void Invariants_EachHaveATestThatBreaksThem()
    {
        var tests = typeof(InvariantTests).GetMethods()
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name).ToList();

        Assert.All(Invariants.All, invariant => Assert.Contains(tests, test => test.StartsWith($"{invariant.TestName}_", StringComparison.Ordinal)));
    }

    private static string Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return Path.Combine(folder.FullName, "docs", "what-breaks.md");
        throw new InvalidOperationException("Comparison.sln is not above the tests.");
    }
}
