using System.Reflection;
using Comparison.Pricing.Workloads;
using Comparison.Scenarios.Reports;
using Comparison.Scenarios.Tests.Integrity;
using Comparison.Scenarios.Workflows;

namespace Comparison.Scenarios.Tests.Faults;

/// <summary><c>docs/what-breaks.md</c> and <c>docs/where-each-loses.md</c> are what the faults come to today.</summary>
/// <remarks>With <c>REWRITE_GOLDEN=1</c> in the environment the test writes the page anew, and fails if that changed it.</remarks>
public sealed class WhatBreaksTests
{
    [Theory]
    [InlineData("what-breaks.md")]
    [InlineData("where-each-loses.md")]
    public async Task Page_OfWhatWasPlayed_IsThatOfToday(string name)
    {
        var results = await PlayedFaults.PlayAsync();

        var page = name == "what-breaks.md" ? WhatBreaks.Markdown(results) : WhereEachLoses.Markdown(results, Deployed.Terms);

        var written = File.Exists(Source(name)) ? await File.ReadAllTextAsync(Source(name)) : "";
        if (Environment.GetEnvironmentVariable("REWRITE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Source(name), page);
        Assert.Equal(written.Split('\n'), page.Split('\n'));
    }

    [Fact]
    public void Invariants_EachHaveATestThatBreaksThem()
    {
        var tests = typeof(InvariantTests).GetMethods()
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name).ToList();

        Assert.All(Invariants.All, invariant => Assert.Contains(tests, test => test.StartsWith($"{invariant.TestName}_", StringComparison.Ordinal)));
    }

    private static string Source(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Comparison.sln")))
                return Path.Combine(folder.FullName, "docs", name);
        throw new InvalidOperationException("Comparison.sln is not above the tests.");
    }
}
