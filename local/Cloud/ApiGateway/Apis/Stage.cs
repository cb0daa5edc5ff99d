using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.ApiGateway.Apis;

/// <summary>A stage of an HTTP API; what is changed is deployed at once, as with <c>autoDeploy</c>.</summary>
internal sealed class Stage(JsonObject settings, TimeProvider time)
{
    private readonly Throttle? _throttle = settings["defaultRouteSettings"] is JsonObject limits ? Throttle.Of(limits, time) : null;

    /// <summary>As API Gateway describes it.</summary>
    public JsonObject Settings { get; } = settings;

    /// <summary>Whether one more request may pass now.</summary>
    public bool TryPass() => _throttle?.TryPass() ?? true;
}
