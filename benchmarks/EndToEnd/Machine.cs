using System.Globalization;
using System.Runtime.InteropServices;

namespace Comparison.EndToEnd;

/// <summary>What a bench ran on.</summary>
/// <param name="LoadAverage">Of the last minute when it began, where the system tells: over the cores, others were at work.</param>
public sealed record Machine(string OperatingSystem, string Processor, int Cores, long MemoryMegabytes, string Runtime, double? LoadAverage)
{
    private const string Processors = "/proc/cpuinfo";
    private const string Loads = "/proc/loadavg";

    public static Machine Read() => new(
        RuntimeInformation.OSDescription,
        Line(Processors, "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024),
        RuntimeInformation.FrameworkDescription,
        File.Exists(Loads) ? double.Parse(File.ReadAllText(Loads).Split(' ')[0], CultureInfo.InvariantCulture) : null);

    private static string? Line(string file, string key) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
