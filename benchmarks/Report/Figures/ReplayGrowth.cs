using System.Text.Json;

namespace Comparison.Report.Figures;

/// <summary>What the replay of a durable execution takes by the number of its recorded operations: medians of the micro benchmark.</summary>
/// <param name="Points">Operations and milliseconds.</param>
public sealed record ReplayGrowth(IReadOnlyList<(double Operations, double Milliseconds)> Points)
{
    private const string Parameter = "Operations=";

    /// <summary>Reads BenchmarkDotNet's brief JSON export.</summary>
    /// <returns>Null when the file is not there.</returns>
    /// <exception cref="JsonException">The file is none of BenchmarkDotNet's.</exception>
    public static ReplayGrowth? Read(string file)
    {
        if (!File.Exists(file))
            return null;
        using var report = JsonDocument.Parse(File.ReadAllText(file));
        return new([.. report.RootElement.GetProperty("Benchmarks").EnumerateArray()
            .Where(benchmark => benchmark.GetProperty("Parameters").GetString()!.StartsWith(Parameter, StringComparison.Ordinal))
            .Select(benchmark => (
                double.Parse(benchmark.GetProperty("Parameters").GetString()![Parameter.Length..], System.Globalization.CultureInfo.InvariantCulture),
                benchmark.GetProperty("Statistics").GetProperty("Median").GetDouble() / 1e6))
            .OrderBy(point => point.Item1)]);
    }
}
