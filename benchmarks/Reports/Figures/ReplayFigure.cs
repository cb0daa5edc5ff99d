using System.Globalization;
using System.Text.Json;
using Comparison.Reports.Charts;
using Comparison.Reports.Documents;

namespace Comparison.Reports.Figures;

/// <summary>The chart of replay growth. State machines have none to set beside it: they do not replay.</summary>
internal static class ReplayFigure
{
    public static Figure Create(ReplayGrowth growth) => Figure.Render<Curves>(
        "replay-growth", "Replay of a durable execution",
        new()
        {
            ["Description"] = string.Join(", ", growth.Points.Select(point =>
                $"{ChartNumber.Label(point.Operations)} operations {ChartNumber.Label(point.Milliseconds)} ms")) + ".",
            ["Lines"] = (IReadOnlyList<Curve>)[new Curve(Hue.Durable, "durable, local engine", growth.Points)],
            ["XUnit"] = "recorded operations",
            ["YUnit"] = "ms, median, local engine",
            ["Logarithmic"] = true,
            ["WithPoints"] = true,
        });
}

/// <summary>What the replay of a durable execution takes by the number of its recorded operations: medians of the micro benchmark.</summary>
/// <param name="Points">Operations and milliseconds.</param>
public sealed record ReplayGrowth(IReadOnlyList<(double Operations, double Milliseconds)> Points)
{
    private const string Parameter = "Operations=";
    private const string Results = "*.WhatDoesReplayCost-report-brief.json";

    /// <summary>The last results in a folder, whatever the benchmark's namespace was then.</summary>
    /// <returns>Null when it has none.</returns>
    /// <exception cref="JsonException">The file is none of BenchmarkDotNet's.</exception>
    public static ReplayGrowth? ReadLatest(string folder) => Directory.Exists(folder)
        && Directory.GetFiles(folder, Results).Order(StringComparer.Ordinal).LastOrDefault() is { } file
        ? Read(file)
        : null;

    /// <summary>Reads BenchmarkDotNet's brief JSON export.</summary>
    /// <returns>Null when the file is not there.</returns>
    /// <exception cref="JsonException">The file is none of BenchmarkDotNet's.</exception>
    public static ReplayGrowth? Read(string file)
    {
        if (!File.Exists(file))
            return null;
        using var report = JsonDocument.Parse(File.ReadAllText(file));
        return new([.. report.RootElement.GetProperty("Benchmarks").EnumerateArray().Select(Point).OrderBy(point => point.Operations)]);
    }

    private static (double Operations, double Milliseconds) Point(JsonElement benchmark)
    {
        var operations = benchmark.GetProperty("Parameters").GetString()![Parameter.Length..];
        var nanoseconds = benchmark.GetProperty("Statistics").GetProperty("Median").GetDouble();
        return (double.Parse(operations, CultureInfo.InvariantCulture), nanoseconds / 1e6);
    }
}
