using System.Text.Json.Serialization;

namespace Comparison.Domain.Decisions;

/// <summary>The way back to a waiting execution. Whoever holds the token can answer, so it is never shown.</summary>
public sealed record Callback(CallbackKind Kind, string Token)
{
    public static Callback Durable(string callbackId) => new(CallbackKind.Durable, callbackId);

    public static Callback TaskToken(string taskToken) => new(CallbackKind.TaskToken, taskToken);

    // A record would print its token into the first log line that mentions it.
    public override string ToString() => $"Callback {{ Kind = {Kind} }}";
}

/// <summary>Whose callback it is: a durable execution's callback id, or a state machine's task token.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallbackKind>))]
public enum CallbackKind
{
    [JsonStringEnumMemberName("durable")]
    Durable,

    [JsonStringEnumMemberName("task-token")]
    TaskToken,
}
