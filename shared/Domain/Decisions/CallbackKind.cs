using System.Text.Json.Serialization;

namespace Comparison.Domain.Decisions;

/// <summary>Whose callback it is: a durable execution's callback id, or a state machine's task token.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallbackKind>))]
public enum CallbackKind
{
    [JsonStringEnumMemberName("durable")]
    Durable,

    [JsonStringEnumMemberName("task-token")]
    TaskToken,
}
