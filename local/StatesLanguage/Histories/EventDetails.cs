using System.Text.Json.Nodes;

namespace Comparison.Local.StatesLanguage.Histories;

/// <summary>Details of events that more than one type of event shares. What is null is left out.</summary>
internal static class EventDetails
{
    public static JsonObject Input(string json) => new() { ["input"] = json, ["inputDetails"] = Whole() };

    public static JsonObject Output(string json) => new() { ["output"] = json, ["outputDetails"] = Whole() };

    public static JsonObject Failure(string? error, string? cause) => new JsonObject().With("error", error).With("cause", cause);

    public static JsonObject With(this JsonObject details, string name, string? value)
    {
        if (value is not null)
            details[name] = value;
        return details;
    }

    public static JsonObject With(this JsonObject details, string name, TimeSpan? seconds)
    {
        if (seconds is { } duration)
            details[name] = (long)duration.TotalSeconds;
        return details;
    }

    // AWS cuts only what its logs receive; in the history the flag is always there and always false.
    public static JsonObject Whole() => new() { ["truncated"] = false };
}
