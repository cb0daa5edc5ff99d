using System.Text.Json.Nodes;

namespace Comparison.Local.Cloud.Protocol;

/// <summary>A service with a hook around its calls.</summary>
internal sealed class HookedService(IJsonService service, CallHook hook) : IJsonService
{
    public string TargetPrefix => service.TargetPrefix;

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        hook(operation, request, () => service.InvokeAsync(operation, request, cancellationToken));
}
