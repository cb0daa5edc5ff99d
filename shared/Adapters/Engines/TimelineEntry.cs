namespace Comparison.Adapters.Engines;

/// <summary>One event of an engine's history as people may see it.</summary>
/// <remarks>
/// This is the redactor between a history and its readers: an entry has no member that could hold a payload, so inputs,
/// results, callback ids and task tokens cannot pass.
/// </remarks>
/// <param name="Event">The engine's own name of the event, such as <c>CallbackStarted</c>.</param>
/// <param name="Name">The operation or state that the event is about.</param>
/// <param name="Error">The error's name, never its message.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Event, string? Name, string? Error = null);
