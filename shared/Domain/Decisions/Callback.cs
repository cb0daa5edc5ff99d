namespace Comparison.Domain.Decisions;

/// <summary>The way back to a waiting execution. Whoever holds the token can answer, so it is never shown.</summary>
public sealed record Callback(CallbackKind Kind, string Token)
{
    public static Callback Durable(string callbackId) => new(CallbackKind.Durable, callbackId);

    public static Callback TaskToken(string taskToken) => new(CallbackKind.TaskToken, taskToken);

    // A record would print its token into the first log line that mentions it.
    public override string ToString() => $"Callback {{ Kind = {Kind} }}";
}
