using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Histories;

/// <summary>One event of an execution's history, as GetExecutionHistory shows it.</summary>
/// <param name="Id">1, 2, 3 and so on.</param>
/// <param name="PreviousEventId">The event that led to this one; 0 for the start, the first state, and what ends an execution from
/// outside.</param>
/// <param name="DetailsName">The member that holds the details, such as <c>taskScheduledEventDetails</c>; types without details have
/// none.</param>
public sealed record HistoryEvent(long Id, long PreviousEventId, DateTimeOffset Timestamp, string Type, string? DetailsName)
{
    internal EventDetails? Recorded { get; init; }

    /// <summary>Made anew for each reader.</summary>
    public JsonObject? Details => Recorded?.ToJson();
}
