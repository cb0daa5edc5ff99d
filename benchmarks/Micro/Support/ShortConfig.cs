using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace Comparison.Micro.Support;

/// <summary>All questions in a few minutes: short iterations, and no project built for each of them.</summary>
/// <remarks>In this process also because the figures are read as ratios to a yardstick that runs beside them.</remarks>
internal static class ShortConfig
{
    public static IConfig Create() => ManualConfig.CreateEmpty()
        .WithArtifactsPath(Results.Artifacts)
        .AddLogger(ConsoleLogger.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief)
        .AddJob(Job.Default
            .WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithEvaluateOverhead(false)
            .WithWarmupCount(8)
            .WithIterationCount(9)
            .WithIterationTime(TimeInterval.FromMilliseconds(200)))
        .AddColumn(StatisticColumn.Median)
        .AddDiagnoser(MemoryDiagnoser.Default);
}
