namespace Comparison.EndToEnd.Timing;

/// <summary>A stretch of a history in which an execution waited.</summary>
/// <param name="LastEvent">Where in the history the event stands that ended it.</param>
/// <param name="Callback">Whose answer it waited for, by the durable twin's name; null for a timer.</param>
internal sealed record TimelineWait(DateTimeOffset From, DateTimeOffset To, int LastEvent, string? Callback);
