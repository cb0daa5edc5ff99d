using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Histories;

/// <summary>One event of an execution's history, as GetExecutionHistory shows it.</summary>
/// <param name="Id">1, 2, 3 and so on.</param>
/// <param name="PreviousEventId">The event that led to this one; 0 for the start, the first state, and what ends an execution from
/// outside.</param>
/// <param name="DetailsName">The member that holds the details, such as <c>taskScheduledEventDetails</c>; types without details have
/// none.</param>
public sealed record StateHistoryEvent(long Id, long PreviousEventId, DateTimeOffset Timestamp, string Type, string? DetailsName)
{
    internal EventDetails? Recorded { get; init; }

    /// <summary>Made anew for each reader.</summary>
    public JsonObject? Details => Recorded?.ToJson();
}

/// <summary>The details of an event, as its flow writes them down. What is null is left out.</summary>
/// <remarks>
/// Not JSON nodes: those take four times the memory, every execution keeps its history for 90 days, and most are never read.
/// </remarks>
internal sealed class EventDetails
{
    // AWS cuts only what its logs receive; in the history the flag is always there and always false.
    private static readonly EventDetails Whole = new EventDetails().Add("truncated", false);

    private readonly List<KeyValuePair<string, object>> _members = [];

    public static EventDetails Input(string json) => new EventDetails().With("input", json).Add("inputDetails", Whole);

    public static EventDetails Output(string json) => new EventDetails().WithOutput(json);

    public static EventDetails Failure(string? error, string? cause) => new EventDetails().With("error", error).With("cause", cause);

    public EventDetails With(string name, string? value) => value is null ? this : Add(name, value);

    public EventDetails With(string name, long value) => Add(name, value);

    public EventDetails With(string name, TimeSpan? seconds) => seconds is { } duration ? Add(name, (long)duration.TotalSeconds) : this;

    public EventDetails With(string name, EventDetails value) => Add(name, value);

    public EventDetails WithOutput(string json) => With("output", json).Add("outputDetails", Whole);

    /// <param name="values">The new values by the names of the variables, as JSON text.</param>
    public EventDetails WithVariables(IEnumerable<KeyValuePair<string, string>> values)
    {
        var assigned = new EventDetails();
        foreach (var (name, json) in values)
            assigned.Add(name, json);
        return With("assignedVariables", assigned).Add("assignedVariablesDetails", Whole);
    }

    /// <summary>The details as GetExecutionHistory shows them; a new object each time.</summary>
    public JsonObject ToJson() => new(_members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)(member.Value switch
    {
        string text => text,
        long number => number,
        bool flag => flag,
        EventDetails inner => inner.ToJson(),
        _ => throw new UnreachableException($"{member.Key} is of another type."),
    }))));

    private EventDetails Add(string name, object value)
    {
        _members.Add(new(name, value));
        return this;
    }
}
