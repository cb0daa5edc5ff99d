using Comparison.Reports.Figures;

namespace Comparison.Reports.Tests;

public sealed class ReplayGrowthTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task Read_BenchmarkDotNetsReport_GivesMediansInMilliseconds()
    {
        await File.WriteAllTextAsync(_file, """
            { "Benchmarks": [
              { "Parameters": "Operations=2900", "Statistics": { "Median": 26000000.5 } },
              { "Parameters": "Operations=10", "Statistics": { "Median": 369000 } }
            ] }
            """);

        var growth = ReplayGrowth.Read(_file)!;

        Assert.Equal([(10d, 0.369), (2900, 26.0000005)], growth.Points);
    }

    [Fact]
    public void Read_NoReport_IsNothing() => Assert.Null(ReplayGrowth.Read(_file + ".missing"));

    public void Dispose() => File.Delete(_file);
}
