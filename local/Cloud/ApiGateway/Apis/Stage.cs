using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>A stage of an HTTP API; what is changed is deployed at once, as with <c>autoDeploy</c>.</summary>
internal sealed class Stage(JsonObject settings, TimeProvider time)
{
    private readonly Throttle? _throttle = settings["defaultRouteSettings"] is JsonObject limits ? Throttle.Read(limits, time) : null;

    /// <summary>As API Gateway describes it.</summary>
    public JsonObject Settings { get; } = settings;

    public string Name => Settings["stageName"]!.ToString();

    /// <summary>What the stage's functions get with every event; null when there are none.</summary>
    public JsonObject? Variables => Settings["stageVariables"] is JsonObject { Count: > 0 } variables ? variables : null;

    /// <summary>Whether one more request may pass now.</summary>
    public bool TryPass() => _throttle?.TryPass() ?? true;
}

/// <summary>A token bucket, as API Gateway describes its own: so many requests at once, and so many a second.</summary>
internal sealed class Throttle
{
    private readonly Lock _gate = new();
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly TimeProvider _time;
    private double _tokens;
    private long _filled;

    private Throttle(double perSecond, double burst, TimeProvider time)
    {
        (_perSecond, _burst, _tokens) = (perSecond, burst, burst);
        (_time, _filled) = (time, time.GetTimestamp());
    }

    /// <param name="settings">A stage's route settings.</param>
    /// <returns>Null when they set no limits; the account's own are far away from here.</returns>
    public static Throttle? Read(JsonObject settings, TimeProvider time) =>
        settings["throttlingRateLimit"]?.GetValue<double>() is > 0 and var rate
        && settings["throttlingBurstLimit"]?.GetValue<double>() is > 0 and var burst
            ? new(rate, burst, time)
            : null;

    /// <exception cref="Protocol.AwsException">A limit is no number.</exception>
    public static void Check(JsonObject? settings)
    {
        foreach (var name in new[] { "throttlingBurstLimit", "throttlingRateLimit" })
            if (settings?[name] is { } limit && limit.GetValueKind() != System.Text.Json.JsonValueKind.Number)
                throw Protocol.JsonMembers.Unexpected("NUMBER_VALUE");
    }

    public bool TryPass()
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            _tokens = Math.Min(_burst, _tokens + (_time.GetElapsedTime(_filled, now).TotalSeconds * _perSecond));
            _filled = now;
            if (_tokens < 1)
                return false;
            _tokens--;
            return true;
        }
    }
}
