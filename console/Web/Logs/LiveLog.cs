using System.Text.RegularExpressions;
using Comparison.Local.Stacks;
using Comparison.Web.Histories;
using Comparison.Web.Texts;
using Comparison.Web.Watching;

namespace Comparison.Web.Logs;

/// <summary>A line of a run's log.</summary>
/// <param name="IsReplay">Whether it tells of work that an invocation found done, and only went through again.</param>
public sealed record LiveLogLine(DateTimeOffset At, Variant Variant, string Text, bool IsReplay);

/// <summary>A run as a log: both variants' histories in words, in one order.</summary>
public static partial class LiveLog
{
    /// <param name="withReplays">
    /// Adds what a durable function went through again: at every invocation after the first, all that was over before it. A state machine
    /// replays nothing.
    /// </param>
    public static IReadOnlyList<LiveLogLine> Read(RunSnapshot run, bool withReplays) =>
    [
        .. run.Readings
            .SelectMany(reading => Lines(reading).Concat(withReplays ? Replays(reading) : []))
            .OrderBy(line => line.Line.At).ThenBy(line => line.Line.Variant).ThenBy(line => line.After)
            .Select(line => line.Line),
    ];

    private static IEnumerable<(LiveLogLine Line, decimal After)> Lines(RunReading reading) => reading.Events.Select(item =>
        (new LiveLogLine(item.At, reading.Variant, Text(item), IsReplay: false), (decimal)item.Id));

    private static IEnumerable<(LiveLogLine Line, decimal After)> Replays(RunReading reading) =>
        from pair in reading.Invocations.Zip(reading.Invocations.Skip(1), (before, now) => (before, now))
        from operation in reading.Operations
        where operation.IsOver && operation.LastEvent <= pair.before.LastEvent
        select (
            new LiveLogLine(pair.now.From, reading.Variant, $"[REPLAY] {operation.Name}: {operation.Kind.ToLowerInvariant()} is on record", IsReplay: true),
            pair.before.LastEvent + 0.5m);

    private static string Text(RunEvent item)
    {
        var what = Capital().Replace(item.Type, " $0").Trim().ToLowerInvariant();
        var error = item.Error is null ? "" : $" ({item.Error})";
        var until = item is { AwaitsCallback: true, Timeout: { } timeout } ? $", until {People.Clock(item.At + timeout)}" : "";
        return item.Name is null ? $"{what}{error}" : $"{item.Name}: {what}{error}{until}";
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
