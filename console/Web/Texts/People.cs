using System.Globalization;
using Comparison.Adapters.Engines;
using Comparison.Web.Histories;

namespace Comparison.Web.Texts;

/// <summary>How instants, spans and states are written for people.</summary>
public static class People
{
    public static string Clock(DateTimeOffset instant) => instant.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Precise(DateTimeOffset instant) => instant.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant) => instant.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A span in its two largest units: <c>2 d 4 h</c>, <c>3 min 5 s</c>, <c>40 ms</c>.</summary>
    public static string Span(TimeSpan span)
    {
        var (days, hours, minutes, seconds) = ((int)span.TotalDays, span.Hours, span.Minutes, span.Seconds);
        var text = span switch
        {
            { TotalDays: >= 1 } => Two(days, "d", hours, "h"),
            { TotalHours: >= 1 } => Two(hours, "h", minutes, "min"),
            { TotalMinutes: >= 1 } => Two(minutes, "min", seconds, "s"),
            { TotalSeconds: >= 1 } => $"{seconds} s",
            _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalMilliseconds):0} ms"),
        };
        return text;
    }

    public static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Dollars(decimal dollars) => dollars.ToString("$#,0.00", CultureInfo.InvariantCulture);

    /// <summary>A class of the style sheet.</summary>
    public static string Css(OperationState? state) => state?.ToString().ToLowerInvariant() ?? "ahead";

    public static string Css(WorkflowState state) => state.ToString().ToLowerInvariant();

    /// <summary>A sign beside the words, so that neither colour nor words stand alone.</summary>
    public static string Sign(WorkflowState state) => state switch
    {
        WorkflowState.Running => "▶",
        WorkflowState.Waiting => "◔",
        WorkflowState.Succeeded => "✓",
        WorkflowState.Stopped => "■",
        _ => "✗",
    };

    public static string Sign(OperationState? state) => state switch
    {
        OperationState.Running => "▶",
        OperationState.Waiting => "◔",
        OperationState.Succeeded => "✓",
        OperationState.Failed => "✗",
        OperationState.TimedOut => "⧖",
        OperationState.Stopped => "■",
        _ => "",
    };

    private static string Two(int first, string firstUnit, int second, string secondUnit) =>
        second == 0 ? $"{first} {firstUnit}" : $"{first} {firstUnit} {second} {secondUnit}";
}
