using System.Globalization;
using Comparison.Reports.Documents;
using Comparison.Reports.Tables;
using Comparison.EndToEnd;

namespace Comparison.Reports.Sections;

/// <summary>How, where and when a bench was run.</summary>
internal static class MethodBlocks
{
    public static IEnumerable<Block> Create(BenchResult bench)
    {
        if (bench.StoppedBecause is { } why)
            yield return new($"Not complete: {why}. What was measured until then is below.");
        yield return new(
            $"Each execution is started and decided over the HTTP API, and timed by its engine's own history, whose timestamps are whole " +
            $"milliseconds. After {bench.Settings.WarmUp} executions to warm up, {bench.Settings.Runs} were measured, " +
            $"{bench.Settings.Concurrency} at once; before them {Cold(bench)}.{Rising(bench.Settings)}");
        yield return new(
            "Percentiles are nearest ranks; their 95 % confidence intervals are order statistics by the binomial distribution, which assume " +
            "nothing of how times are distributed. A question mark stands where the samples are too few for a bound: p99 takes 368 of them.");
        yield return new(Table: new(
            "Where and when", [.. Column.Texts("what", "which")],
            [
                ["date", string.Create(CultureInfo.InvariantCulture, $"{bench.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC")],
                ["machine of the driver", $"{bench.Machine.Processor}, {bench.Machine.Cores} cores, {Number(bench.Machine.MemoryMegabytes)} MB"],
                ["system", $"{bench.Machine.OperatingSystem}, {bench.Machine.Runtime}"],
                ["load when it began", bench.Machine.LoadAverage is { } load ? $"{Number(load)} in the last minute" : "not known"],
                .. bench.Delays.Select(delay => (string[])["set", delay]),
                ["raw samples", $"artifacts/bench/{bench.RawFile}"],
            ]));
        yield return new(Table: LatencyTables.Units(bench.Series));
    }

    private static string Cold(BenchResult bench) => bench.IsLocal
        ? $"{bench.Settings.ColdRuns}, each in a stack that was just deployed"
        : "one, whose functions may have been cold";

    private static string Rising(BenchSettings settings) => settings.MaxClients == 0
        ? ""
        : $" Then the number of clients doubles, up to {settings.MaxClients}, each level for {Number(settings.LevelSeconds)} s, until that " +
            "twice brings less than 5 % more executions a second.";

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
