using System.Text.Json.Nodes;
using Comparison.Local.Cloud.Protocol;

namespace Comparison.Cloud.Tests.Hosting;

/// <summary>A service with a fault of its own.</summary>
internal sealed class BrokenService : IJsonService
{
    public string TargetPrefix => "Broken";

    public IReadOnlyCollection<string> Operations => [];

    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A fault");
}
